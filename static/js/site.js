// The one script of every page. In production srm_course/storage.py writes these parts into it.
// Each part looks for its own data- attributes and does nothing where there are none.
import "./shortcuts.js";
import "./focus.js";
import "./token.js";
import "./zone.js";
import "./visible.js";
import "./saved.js";
import "./save.js";
import "./keys.js";
import "./sheet.js";
import "./show-password.js";
