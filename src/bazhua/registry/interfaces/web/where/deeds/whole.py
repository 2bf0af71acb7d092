"""Deeds about the enterprise as a whole: its code, its region, its end, its files."""

from typing import Final

from django import forms
from django.utils.translation import gettext_lazy as _

from bazhua.kernel.words import Word
from bazhua.registry.interfaces.web.where.deeds.base import Deed, DeedForm, Order, day_field, sent
from bazhua.registry.services.where.enterprises import close_enterprise
from bazhua.registry.services.where.moving import move_enterprise
from bazhua.registry.services.where.papers import NewCode, add_file, change_code_sent


class CodeForm(DeedForm):
    """Another credit code, and its proof where it fails the check."""

    credit_code = forms.CharField(label=_("Credit code"), max_length=40)
    code_exempt = forms.CharField(
        label=_("Why it is taken although it fails its check"),
        max_length=200,
        required=False,
        help_text=_("Only for old codes that fail the check; then the proof is needed too."),
    )
    proof = forms.FileField(
        label=_("Proof"),
        required=False,
        help_text=_("The licence as a picture or PDF."),
    )


class MoveForm(DeedForm):
    """The new region and the day."""

    region = forms.CharField(
        label=_("Region"), help_text=_("Code or full name of the town, at least of the county.")
    )
    since = day_field(_("Since"))


class CloseForm(DeedForm):
    """The day and the reason of the end."""

    until = day_field(_("Closed on"))
    reason = forms.CharField(
        label=_("Reason"), max_length=300, widget=forms.Textarea(attrs={"rows": 2})
    )


class FileForm(DeedForm):
    """A file."""

    file = forms.FileField(label=_("File"), help_text=_("A picture, PDF, document or video."))


def _code(order: Order) -> object:
    said = order.said
    given = NewCode(code=said["credit_code"], reason=said["code_exempt"], proof=sent(said["proof"]))
    return change_code_sent(
        order.enterprise, given, version=order.version, actor=order.actor, at=order.at
    )


def _move(order: Order) -> object:
    return move_enterprise(
        order.enterprise,
        region=order.said["region"],
        since=order.said["since"],
        version=order.version,
        actor=order.actor,
        at=order.at,
    )


def _close(order: Order) -> object:
    return close_enterprise(
        order.enterprise,
        until=order.said["until"],
        reason=order.said["reason"],
        version=order.version,
        actor=order.actor,
        at=order.at,
    )


def _add_file(order: Order) -> object:
    given = sent(order.said["file"])
    return given and add_file(order.enterprise, given, actor=order.actor, at=order.at)


WHOLE: Final = {
    "code": Deed(
        title=Word("变更代码", "Change the code"),
        right=("enterprise", "update"),
        form=CodeForm,
        do=_code,
        lead=Word(
            "未通过校验的旧码，须说明理由并附证明材料。",
            "An old code that fails its check needs a reason and a proof.",
        ),
    ),
    "move": Deed(
        title=Word("迁至另一区划", "Move to another region"),
        right=("enterprise", "move"),
        form=MoveForm,
        do=_move,
        lead=Word(
            "自该日起计入新所在地；此前的统计保留在原所在地。",
            "From that day on it counts in the new region; earlier figures stay where they were.",
        ),
    ),
    "close": Deed(
        title=Word("注销企业", "Close the enterprise"),
        right=("enterprise", "close"),
        form=CloseForm,
        do=_close,
        grave=True,
        lead=Word(
            "监管关系同日终止；记录和历史统计保留。",
            "Its supervision ends on that day too; records and past figures are kept.",
        ),
    ),
    "add-file": Deed(
        title=Word("添加文件", "Add a file"),
        right=("enterprise", "update"),
        form=FileForm,
        do=_add_file,
        tab="files",
    ),
}
