"""Addresses of classrooms and who is in them."""

from django.urls import path

from classrooms.views import classrooms_ as rooms
from classrooms.views import groups, joining, people, rosters, staffing

CLASS = "teach/<slug:token>/"
urlpatterns = [
    path("teach/new/", rooms.new_classroom, name="new-classroom"),
    path("teach/archived/", rooms.archived, name="archived"),
    path(f"{CLASS}settings/", rooms.settings, name="settings"),
    path(f"{CLASS}code/", rooms.code, name="code"),
    path(f"{CLASS}archive/", rooms.archive, name="archive"),
    path(f"{CLASS}restore/", rooms.restore, name="restore"),
    path(f"{CLASS}staff/new/", staffing.new_colleague, name="new-colleague"),
    path(f"{CLASS}staff/<slug:member>/", staffing.colleague, name="colleague"),
    path(f"{CLASS}people/", people.people, name="people"),
    path(f"{CLASS}people/<slug:member>/", people.person, name="person"),
    path(f"{CLASS}people/<slug:member>/remove/", people.remove, name="remove"),
    path(f"{CLASS}people/<slug:member>/back/", people.bring_back, name="bring-back"),
    path(f"{CLASS}people/<slug:member>/decide/", people.decide, name="decide"),
    path(f"{CLASS}invitations/<int:key>/remove/", staffing.uninvite, name="uninvite"),
    path(f"{CLASS}roster/", rosters.roster, name="roster"),
    path(f"{CLASS}roster/file/", rosters.roster_file, name="roster-file"),
    path(f"{CLASS}groups/", groups.groups, name="groups"),
    path(f"{CLASS}groups/<int:key>/", groups.group, name="group"),
    path(f"{CLASS}groups/<int:key>/delete/", groups.delete_group, name="delete-group"),
    path("join/", joining.join, name="join"),
    path("join/<str:code>/", joining.join, name="join-code"),
    path("classes/invitations/<int:key>/", joining.accept_invitation, name="accept-invitation"),
]
