"""Sentences on persons, posts, grants and tokens."""

from collections.abc import Mapping

from bazhua.kernel.words import Word

WHO: Mapping[str, Word] = {
    "error.account_beyond": Word(
        "此人另有你无权授予的角色，其账号不能由你办理；请由能授予这些角色的管理员办理。",
        "This person has a role that you may not give, so his account is not yours to look after; ask who may give that role.",
    ),
    "error.ended_already": Word(
        "此项已经结束，不能再改；请刷新后查看。",
        "It has ended and changes no more; reload to see how it stands.",
    ),
    "error.engaged_already": Word(
        "此人自 {since} 起已在此任职，日期有重叠；请先结束原有任职。",
        "He works there since {since} and the days overlap; end that engagement first.",
    ),
    "error.engagement_refused": Word(
        "{problem}。",
        "{problem}.",
    ),
    "error.factor_stays": Word(
        "此人有须两人授予的角色，一人不能移除其第二因素；请让其用恢复码登录，或先由他人终止该角色。",
        "This person has a role that two persons must give, so one does not remove the second factor; let him use a recovery code, or have that role ended first.",
    ),
    "error.grant_over": Word(
        "此项已经复核或已经结束，不能再改；请刷新后查看。",
        "It is confirmed or has ended and changes no more; reload to see how it stands.",
    ),
    "error.grant_refused": Word(
        "{problem}。",
        "{problem}.",
    ),
    "error.holds_already": Word(
        "此人已持有该岗位。",
        "This person holds the post already.",
    ),
    "error.identity_taken": Word(
        "此身份证号码已用另一姓名登记；请核对号码和姓名。",
        "This identity number is on record under another name; check the number and the name.",
    ),
    "error.not_engaged": Word(
        "此人当日不在该单位任职；请先登记任职，或改选他人。",
        "This person does not work there on that day; engage him first, or choose another.",
    ),
    "error.own_account": Word(
        "不能以管理员身份办理自己的账号；请在“我的账号”办理，或请另一位管理员办理。",
        "Nobody looks after his own account as an administrator; use “My account”, or ask another administrator.",
    ),
    "error.own_grant": Word(
        "任何人不得为自己授权，也不得复核自己经手或自己得到的授权；请由他人办理。",
        "Nobody grants himself a role, or confirms a grant that he gave or receives; let somebody else do it.",
    ),
    "error.still_holds": Word(
        "仍有人持有岗位（{posts}）；请先移交或免职。",
        "A post is still held ({posts}); hand it over or relieve its holder first.",
    ),
    "error.still_owes": Word(
        "此岗位还有 {number} 项责任事项未办结；请先办结。",
        "The post still owes {number} obligations; close them first.",
    ),
    "error.token_refused": Word(
        "接口令牌无效、已过期或已终止；请向安全管理员申请新令牌。",
        "The token is unknown, has run out or was ended; ask the security administrator for a new one.",
    ),
    "error.not_named": Word(
        "此项检查须由担任{person}的本人办理；请由其本人登录，或先在装置页变更包保责任人。",
        "Only who holds the post of “{person}” makes this inspection: let him sign in, or name another post at the installation first.",
    ),
}
