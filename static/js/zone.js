// Times are shown in the reader's own zone: a cookie tells the server its name. One that was chosen
// on the plan of study stays.
const name = Intl.DateTimeFormat().resolvedOptions().timeZone;
if (name && !document.cookie.includes("zone_chosen=") && !document.cookie.includes(`zone=${name}`))
  document.cookie = `zone=${name}; path=/; max-age=31536000; samesite=lax`;
