"""All addresses."""

from django.urls import include, path

from srm_course import views

handler400 = "srm_course.views.bad_request"
handler403 = "srm_course.views.permission_denied"
handler404 = "srm_course.views.page_not_found"
handler500 = "srm_course.views.server_error"

urlpatterns = [
    path("", views.home, name="home"),
    path("theme/", views.theme, name="theme"),
    path("help/", views.help_page, name="help"),
    path("help/keys/", views.keys, name="keys"),
    path("healthz", views.healthz, name="healthz"),
    path("", include("lessons.urls")),
    path("", include("quizzes.urls")),
    path("", include("progress.urls")),
    path("", include("classrooms.urls")),
    path("", include("accounts.urls")),
    path("accounts/", include("allauth.account.urls")),
]
