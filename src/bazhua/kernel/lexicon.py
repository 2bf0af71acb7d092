"""The kernel's own words: error sentences, statuses of clauses, time units."""

from collections.abc import Mapping

from bazhua.kernel.errors import DomainError
from bazhua.kernel.sentences.gateways import GATEWAYS
from bazhua.kernel.sentences.papers import PAPERS
from bazhua.kernel.sentences.policies import POLICIES
from bazhua.kernel.sentences.programs import PROGRAMS
from bazhua.kernel.sentences.signing import SIGNING
from bazhua.kernel.sentences.who import WHO
from bazhua.kernel.words import Lang, Word

WORDS: Mapping[str, Word] = {
    **GATEWAYS,
    **PAPERS,
    **POLICIES,
    **PROGRAMS,
    **SIGNING,
    **WHO,
    "error.accounts_exist": Word(
        "已有账号，初始链接不再发放；请由管理员邀请新用户。",
        "There are accounts already; an administrator invites others.",
    ),
    "error.already_bound": Word(
        "规则已约束“{subject}”，日期有重叠；请先结束原有约束，或改用之后的日期。",
        "The rule binds “{subject}” already on these days; end that first or begin on a later day.",
    ),
    "error.already_over": Word(
        "此项已于 {until} 结束，无需再终止。",
        "It ended at {until} by itself; there is nothing to end.",
    ),
    "error.answer_refused": Word(
        "“{item}”的答案不符合要求：{problem}。",
        "The answer to “{item}” does not fit: {problem}.",
    ),
    "error.bad_cursor": Word(
        "列表的页码“{key}”不完整、被改动，或属于另一列表或另一排序；请从列表首页重新翻页。",
        "“{key}” does not belong to this list in this order, was cut or altered; start from the first page of the list.",
    ),
    "error.bad_input": Word("{problem}", "{problem}"),
    "error.backward_span": Word(
        "时段的结束 {until} 须晚于开始 {since}。",
        "The time ends at {until}; it must end after it begins at {since}.",
    ),
    "error.bad_key": Word(
        "缺少请求键或格式不对；请用 1 至 {longest} 个可打印字符，并写在双引号内。",
        "The key is missing or cannot be read; give 1 to {longest} printable characters in quotes.",
    ),
    "error.bad_number": Word(
        "“{value}”不是编号；编号形如 YH-2026-370102-00042。",
        "“{value}” is no number; a number looks like YH-2026-370102-00042.",
    ),
    "error.bad_path": Word(
        "“{path}”不是组织路径；应为点号之间的编号，如 .3.37.。",
        "“{path}” is not a path; give node ids between dots, such as .3.37.",
    ),
    "error.badge_refused": Word(
        "工卡无效：未登记、已作废或账号已停用；请找安全管理员重新制作工卡。",
        "This badge is unknown, ended, or its account is closed; ask the safety manager for a new one.",
    ),
    "error.breakdown_refused": Word(
        "公开的数字不能这样查询：{problem}。",
        "A published figure cannot be asked for this way: {problem}.",
    ),
    "error.body_too_large": Word(
        "请求体超过 {most_bytes} 字节，未处理；请核对服务商的回调设置。",
        "The body has more than {most_bytes} bytes and was not read; check the provider's callback.",
    ),
    "error.brief_issued": Word(
        "该时段的{name}已经制发，文号 {number}；请查看已制发的一份。",
        "The {name} of this time is issued, number {number}; see the issued one.",
    ),
    "error.callback_refused": Word(
        "回调未通过核验（{part}）；请核对服务商的密钥、签名与时间。",
        "The callback is not believed ({part}); check the provider's key, signature and clock.",
    ),
    "error.closed_already": Word(
        "此项已于 {until} 终止，不能再改；请查看历史，或另行登记。",
        "It ended on {until} and is not changed any more; see its history, or enter a new one.",
    ),
    "error.code_expired": Word(
        "此确认码已过期，请在平台查看最新情况。",
        "The time of this code is over; sign in to see how things stand.",
    ),
    "error.code_not_valid": Word(
        "统一社会信用代码“{value}”不正确：{problem}；请核对营业执照；确系早期代码校验位不符的，请说明理由并上传证明文件。",
        "The credit code “{value}” is not valid: {problem}; compare it with the licence. A genuine early code that fails its check needs a reason and a file that proves it.",
    ),
    "error.code_refused": Word(
        "没有识别到发给您的确认码；请按消息中的确认码原样回复。",
        "No code that was sent to you was found; reply with the code exactly as in the message.",
    ),
    "error.code_taken": Word(
        "代码“{value}”已登记在其他单位名下；请核对代码，或先更正原登记。",
        "The code “{value}” is registered for another body; check it, or correct the other record first.",
    ),
    "error.content_refused": Word(
        "文件未被接收。",
        "The file is not taken.",
    ),
    "error.contribution_refused": Word(
        "不能计入指标“{indicator}”：{problem}。",
        "This cannot be counted in “{indicator}”: {problem}.",
    ),
    "error.declaration_refused": Word(
        "指标“{indicator}”的定义不合格：{problem}；请改正后重新登记。",
        "The indicator “{indicator}” is not sound: {problem}; correct its declaration.",
    ),
    "error.device_unknown": Word(
        "本机不是已登记的共用终端，不能刷卡登录；请用密码登录，或请安全管理员在本机登记。",
        "This is no registered shared device, so badges do not count here; use your password, or let the safety manager register it.",
    ),
    "error.domain_error": Word("操作被拒绝。", "The request was refused."),
    "error.factor_mandatory": Word(
        "您的角色必须使用动态验证码，不能关闭。",
        "Your roles demand a second factor; it cannot be switched off.",
    ),
    "error.factor_refused": Word(
        "验证码不对、已用过或已过期；请输入验证器当前显示的 6 位数字，或一个未用过的恢复码。",
        "The code is wrong, used or too old; type the six digits your app shows now, or an unused recovery code.",
    ),
    "error.file_held": Word(
        "文件不能删除：{why}。",
        "The file cannot be deleted: {why}.",
    ),
    "error.file_kind_refused": Word(
        "“{name}”的内容不是可接收的文件类型，或混有其他类型；请另存为以下之一后上传：{taken}。",
        "The content of “{name}” is no kind of file that is taken, or two in one; save it as one of: {taken}.",
    ),
    "error.file_too_large": Word(
        "文件大小为 {size} 字节，上限为 {most} 字节；请压缩或拆分后上传。",
        "The file has {size} bytes, at most {most} are taken; compress or split it.",
    ),
    "error.forbidden": Word(
        "您可以查看这条记录，但无权进行此操作；如确需办理，请联系管理员授权。",
        "You may view this record, but not do this to it; ask an administrator for the right.",
    ),
    "error.form_open": Word(
        "表单还有 {count} 项未完成或各设备答案不一致：{items}；请补齐或核定后再提交。",
        "{count} items of the form are missing or differ between devices: {items}; complete or decide them and close again.",
    ),
    "error.giving_refused": Word(
        "您没有上传文件的权限；请登录，或联系管理员授权。",
        "You may not upload files; sign in, or ask an administrator for the right.",
    ),
    "error.import_busy": Word(
        "这次导入仍有任务在进行；请等它结束或先取消任务。",
        "A job is still at work for this import; wait for its end or cancel it first.",
    ),
    "error.issuer_refused": Word(
        "统一认证未能确认您的身份（{problem}）；请从登录页重试，仍不行请用密码登录或联系管理员。",
        "The identity provider did not vouch for you ({problem}); start again from the sign-in page, or use your password.",
    ),
    "error.job_broken": Word(
        "程序出错或中断，已尝试 {tries} 次，任务停止；请稍后重新发起，仍出错请告知值班人员。",
        "The program failed or was cut off, {tries} times; ask again later, and tell the duty desk if it stays.",
    ),
    "error.job_denied": Word(
        "轮到这项任务时，发起人已没有相应授权；请由有授权的人重新发起。",
        "When its turn came, whoever asked had no grant for it any more; somebody who has must ask.",
    ),
    "error.job_over": Word(
        "任务已经结束，无法取消。", "The job has ended; there is nothing to cancel."
    ),
    "error.key_in_progress": Word(
        "同一请求正在办理，请稍后用同一键再试。",
        "The same request is being answered; try again with the same key in a moment.",
    ),
    "error.key_missing": Word(
        "密钥文件 {key} 不在密钥目录中，相关内容无法读写；请管理员从备份恢复密钥文件。",
        "The key file {key} is not in the folder of keys; restore it from the backup of the keys.",
    ),
    "error.key_reused": Word(
        "此请求键已用于另一请求；请为新的请求换一个键。",
        "This key stands for another request; give a new request a key of its own.",
    ),
    "error.ledger_broken": Word(
        "{file} 第 {line} 行（条目 {entry}）有误：{problem}。此行起不可采信，请向导出方核对。",
        "{file}, line {line} (entry {entry}): {problem}. "
        "Do not rely on the file from here on; ask those who made it.",
    ),
    "error.length_required": Word(
        "此次发送没有说明长度；请带上 Content-Length。",
        "The piece does not say how long it is; send Content-Length with it.",
    ),
    "error.link_refused": Word(
        "链接无效、已使用或已过期；请向管理员索取新的链接。",
        "The link is unknown, used or over; ask an administrator for a new one.",
    ),
    "error.login_refused": Word(
        "“{value}”不能作登录名；请用 1 至 80 个字母、汉字、数字或 . @ + - _，不含空格。",
        "“{value}” cannot be a login name; give 1 to 80 letters, digits or . @ + - _ without blanks.",
    ),
    "error.login_taken": Word(
        "登录名“{value}”已被使用，或此人已有另一登录名；请换一个。",
        "The login name “{value}” is taken, or the person has another one; choose another.",
    ),
    "error.missing_key": Word("缺少必填项“{key}”，请补充。", "“{key}” is missing; add it."),
    "error.no_demonstration": Word(
        "本平台不是演示平台，或没有这位演示人员，不能一键换身份；请正常登录。",
        "This is no demonstration, or has no such person; sign in as yourself.",
    ),
    "error.no_rule_in_force": Word(
        "规则表 {table}（{key}）在 {on} 没有有效的规定；请换一个日期，或补充当时有效的政策行。",
        "Table {table} ({key}) has no row in force on {on}; choose another date or add the row that was.",
    ),
    "error.no_such_address": Word(
        "网关没有这个地址；实时推送在 /stream，以 GET 访问。",
        "The gate has no such address; the live stream is GET /stream.",
    ),
    "error.not_a_person": Word(
        "此账号不属于任何自然人；需由人办理的事项不能由系统代办。",
        "This account belongs to no person; what needs a human cannot be done by a machine.",
    ),
    "error.nothing_to_import": Word(
        "没有可导入的行：全部有误或已导入；请改正表格后重新上传。",
        "No row is left to import: all have errors or are imported; correct the table and upload it again.",
    ),
    "error.not_a_choice": Word(
        "“{key}”的值 {value} 不在可选范围内，应为：{choices}。",
        "“{key}” is {value}; it must be one of: {choices}.",
    ),
    "error.ended_by_record": Word(
        "此事项随所涉记录的办理而办结，请打开该记录操作。",
        "It ends with a step of the record that it is about: open that record and take it there.",
    ),
    "error.not_called": Word(
        "此事项尚未呼叫您，无须应答。",
        "You have not been called about this; there is nothing to answer.",
    ),
    "error.not_delegated": Word(
        "对方此时没有委托您代办；请先取得在有效期内的委托。",
        "That person has not delegated this to you for now; obtain a delegation first.",
    ),
    "error.not_expected": Word(
        "{at} 没有要求“{subject}”做此事；请核对规则、对象和时间。",
        "Nothing is expected of “{subject}” at {at}; check rule, subject and time.",
    ),
    "error.not_found": Word("没有这条记录。", "There is no such record."),
    "error.not_json": Word(
        '输入不是一个 JSON 对象（{problem}）；请给出形如 {{"键": 值}} 的对象。',
        'The input is not a JSON object ({problem}); give an object such as {{"key": value}}.',
    ),
    "error.not_open_yet": Word(
        "本周期 {opens_at} 才开始，请届时再报。",
        "The period opens at {opens_at}; hand it in from then on.",
    ),
    "error.nothing_to_hear": Word(
        "没有可接收的实时推送：请先登录；网址须与平台公布的一致。",
        "There is no live stream for you: sign in, at the address the platform names.",
    ),
    "error.nothing_sealed": Word(
        "账本中还没有封存的条目；请等待首次封存后再导出。",
        "Nothing is sealed in the ledger yet; export after the first sealing.",
    ),
    "error.nothing_to_show": Word(
        "您凭工卡登录，没有密码可以确认身份；请重新刷卡登录并在 5 分钟内办理，或向单位管理员领取一次性链接。",
        "You sign in with a badge and have no password to confirm by; sign in by the badge again and come back within 5 minutes, or ask your administrator for a one-time link.",
    ),
    "error.origin_refused": Word(
        "请求来自其他网站的页面，已拒绝；请从平台页面访问。",
        "A page of another site asks, which is refused; use a page of the platform.",
    ),
    "error.out_of_order": Word(
        "{value} 早于 {least}；请改为 {least} 或之后的日期。",
        "{value} lies before {least}; give that day or a later one.",
    ),
    "error.out_of_range": Word(
        "“{key}”的值 {value} 超出范围：{allowed}。",
        "“{key}” is {value}, out of range: {allowed}.",
    ),
    "error.own_records": Word(
        "本平台已有 {count} 条自有记录，不能改成演示平台；请换一个空的目录（--home）或空的数据库。",
        "This platform has {count} records of its own and does not become a demonstration; name an empty home (--home) or an empty database.",
    ),
    "error.password_weak": Word(
        "密码不够安全：{problem}；请换一个。",
        "The password is easily guessed: {problem}; choose another.",
    ),
    "error.phone_code_refused": Word(
        "验证码不对、已用过或已超过 5 分钟；请核对，或重新刷卡获取。",
        "The code is wrong, used, or older than 5 minutes; check it, or show the badge again for a new one.",
    ),
    "error.phone_unknown": Word(
        "持卡人没有登记手机号，验证码无处可发；请安全管理员先登记手机号。",
        "No phone number of this person is on record, so no code can come; let the safety manager record one.",
    ),
    "error.picture_refused": Word(
        "图片“{name}”未被接收：{problem}。",
        "The picture “{name}” is not taken: {problem}.",
    ),
    "error.piece_damaged": Word(
        "收到的 {size} 字节与其 {algorithm} 校验值不符；请重新发送这一段。",
        "The {size} bytes that arrived do not match their {algorithm}; send the piece again.",
    ),
    "error.piece_too_large": Word(
        "此段为 {size} 字节，每段上限为 {most} 字节；请分小段发送。",
        "The piece has {size} bytes, at most {most} are taken at once; send smaller ones.",
    ),
    "error.piece_type_refused": Word(
        "上传内容的类型为“{found}”，应为 {wanted}。",
        "The piece is of type “{found}”; send it as {wanted}.",
    ),
    "error.proof_missing": Word(
        "代码“{value}”校验位不符，须同时写明理由并上传证明文件。",
        "The code “{value}” fails its check; give both a reason and a file that proves it.",
    ),
    "error.protocol_refused": Word(
        "Tus-Resumable 为“{found}”；此处使用 {spoken}，请升级客户端。",
        "Tus-Resumable is “{found}”, {spoken} is spoken here; update the client.",
    ),
    "error.quota_reached": Word(
        "已达上限：{limit}；请先完成或放弃未完成的上传，或稍后再传。",
        "A limit is reached: {limit}; complete or give up open uploads, or go on later.",
    ),
    "error.region_move_refused": Word(
        "区划不能这样调整：{problem}。",
        "The region cannot be changed this way: {problem}.",
    ),
    "error.region_too_high": Word(
        "“{value}”级别过高；企业应登记到乡镇（街道），至少到县（市、区）。",
        "“{value}” is too high; an enterprise stands in a town or subdistrict, at least in a county.",
    ),
    "error.reorganisation_refused": Word(
        "组织调整未登记（{key}）：{problem}。",
        "The re-organisation is not entered ({key}): {problem}.",
    ),
    "error.query_too_short": Word(
        "“{word}”太短，无法搜索；请至少输入一个汉字，或两个字母、数字。",
        "“{word}” is too short to search for; give at least one Chinese character, or two letters or digits.",
    ),
    "error.receipt_differs": Word(
        "此次移交已有回执“{receipt}”；请核对两份回执。",
        "This hand-over has the receipt “{receipt}” already; compare both receipts.",
    ),
    "error.reference_taken": Word(
        "系统“{system}”的编号“{external_id}”已对应另一条记录；请核对编号。",
        "“{external_id}” of system “{system}” stands for another record; check the id.",
    ),
    "error.rows_refused": Word(
        "第 {row} 行有误：{problem}（共 {rows} 行有误）；请改正表格，或选择只导入正确的行。",
        "Row {row} is wrong: {problem} ({rows} rows in all); correct the table or take the good rows alone.",
    ),
    "error.rows_wrong": Word(
        "有 {bad} 行有误，尚未导入任何行；请改正后重新上传，或选择只导入正确的行。",
        "{bad} rows have errors and nothing was imported; correct them and upload again, or choose the good rows only.",
    ),
    "error.all_or_none": Word(
        "有 {bad} 行有误，尚未导入任何行；此类表格须全部正确才能导入，请改正后重新上传。",
        "{bad} rows have errors and nothing was imported; such a table is taken as a whole: correct it and upload it again.",
    ),
    "error.same_file": Word(
        "同一文件已于 {at} 上传过，再次导入可能产生重复记录；如确需再次上传，请重新选择文件并勾选确认。",
        "The same file was uploaded on {at}; importing it again may double records. To upload it all the same, choose it again and tick the box.",
    ),
    "error.seal_broken": Word(
        "这项加密内容被改动或错位，无法读出；请管理员核对数据库备份。",
        "This sealed value was altered or stands in a wrong place and cannot be read; compare with a backup.",
    ),
    "error.session_needed": Word(
        "登录步骤已过期或次序不对；请从登录页重新开始。",
        "This step of signing in is over or out of order; start from the sign-in page.",
    ),
    "error.sign_in_locked": Word(
        "错误次数过多，请在 {minutes} 分钟后（{until}）再试。",
        "Too many wrong tries; try again in {minutes} min, at {until}.",
    ),
    "error.sign_in_refused": Word(
        "登录名或密码不对，或账号已停用；请核对后重试，忘记密码请联系管理员。",
        "Login name or password is wrong, or the account is closed; check them, or ask an administrator for a new link.",
    ),
    "error.stale_state": Word(
        "记录已被他人更新，请刷新后再试。",
        "The record has been changed by somebody else; reload and try again.",
    ),
    "error.still_used": Word(
        "不能终止：{problem}。",
        "It cannot end: {problem}.",
    ),
    "error.storage_low": Word(
        "存储空间不足，无法接收 {size} 字节；请联系管理员。",
        "Too little storage is left for {size} bytes; tell the administrator.",
    ),
    "error.stream_full": Word(
        "实时推送已满（{most} 个页面）；页面仍可用，请稍后刷新。",
        "The live stream is full ({most} pages); pages still work, reload them later.",
    ),
    "error.stream_pass_refused": Word(
        "实时推送凭证缺失、无效或已过期；请刷新页面。",
        "The pass for the live stream is missing, forged or over; reload the page.",
    ),
    "error.stream_too_many": Word(
        "您打开的实时页面过多（上限 {most} 个）；请关闭一些。",
        "You have too many live pages open (at most {most}); close some.",
    ),
    "error.supervised_already": Word(
        "{department} 部门已在监管该企业；如需变更，请先终止原有监管关系。",
        "The department {department} supervises this enterprise already; end that first to change it.",
    ),
    "error.table_refused": Word(
        "无法读取该表格：{problem}。",
        "The table cannot be read: {problem}.",
    ),
    "error.template_refused": Word(
        "模板的“{item}”不合格：{problem}（共 {defects} 处）；请改正后重新提交。",
        "Item “{item}” of the template is not sound: {problem} ({defects} defects in all); correct it and submit again.",
    ),
    "error.texts_unset": Word(
        "平台尚未配置短信网关，不能刷卡登录；请用密码登录，并通知系统管理员。",
        "The platform sends no text messages yet, so badges do not work; use your password and tell the system administrator.",
    ),
    "error.too_many_codes": Word(
        "错误的确认码过多，请 {minutes} 分钟后再试，或登录平台确认。",
        "Too many wrong codes; try again in {minutes} minutes, or sign in to confirm.",
    ),
    "error.too_many_rows": Word(
        "列表超过 {most} 行，无法导出为一个 Excel 文件；请先用筛选缩小范围。",
        "The list has more than {most} rows, too many for one Excel file; narrow it by the filter first.",
    ),
    "error.transition_refused": Word(
        "当前状态“{state}”下不能执行“{action}”：{reason}。",
        "“{action}” is not possible in state “{state}”: {reason}.",
    ),
    "error.unknown_indicator": Word(
        "没有名为“{indicator}”的指标；请从指标目录中选择。",
        "There is no indicator “{indicator}”; choose one of the catalogue.",
    ),
    "error.unknown_import": Word(
        "没有名为“{kind}”的导入；请从导入页面选择。",
        "There is no import “{kind}”; choose one on the page of imports.",
    ),
    "error.unknown_industry": Word(
        "“{value}”不是行业代码；应为门类字母加大类、中类或小类数字，如 C2614。",
        "“{value}” is no industry; give the letter of a section and two to four digits of it, such as C2614.",
    ),
    "error.unknown_item": Word(
        "表单中没有“{item}”这一项；请刷新表单后再填。",
        "The form has no item “{item}”; reload the form and answer again.",
    ),
    "error.unknown_job_kind": Word(
        "没有名为“{kind}”的任务；请刷新页面后重试。",
        "There is no job “{kind}”; reload the page and try again.",
    ),
    "error.unknown_key": Word(
        "不认识的键“{key}”，可用的键：{known}。", "Unknown key “{key}”; the keys are: {known}."
    ),
    "error.unknown_region": Word(
        "没有唯一对应“{value}”的现行区划；请填写 6 位或 9 位区划代码，或完整名称，如“历下区解放路街道”。",
        "“{value}” names no region in use, or several; give its code of 6 or 9 digits, or its full name.",
    ),
    "error.unknown_rule": Word(
        "没有名为“{name}”的规则；用 bazhua rule --list 查看全部规则。",
        "There is no rule “{name}”; see all with bazhua rule --list.",
    ),
    "error.upload_over": Word(
        "此上传已超过期限 {until}，或已收到的内容丢失；请重新上传。",
        "The time of the upload is over ({until}), or what had arrived is lost; begin again.",
    ),
    "error.upload_taken": Word(
        "编号 {uid} 已用于另一文件；请换一个编号重新上传。",
        "The identifier {uid} is in use for another file; begin again with a new one.",
    ),
    "error.version_taken": Word(
        "模板“{template}”第 {number} 版已发布且内容不同；请以新版本号发布。",
        "Version {number} of template “{template}” is published with another text; publish a new version.",
    ),
    "error.wrong_hash": Word(
        "文件与申报不一致：申报的 SHA-256 为 {announced}，实收为 {found}；请重新上传。",
        "The file is not what was announced: SHA-256 {announced}, received {found}; upload it again.",
    ),
    "error.wrong_offset": Word(
        "起点 {offset} 与已收到的字节数不符；请从 {expected} 处继续。",
        "The piece begins at {offset}; go on from {expected}.",
    ),
    "error.wrong_rung": Word(
        "“{kind}”只能设在同一企业更高一级的位置之下（厂区、区域、装置、设备、点位）。",
        "“{kind}” stands below a place of a higher rung of the same enterprise: site, area, process unit, equipment, point.",
    ),
    "error.wrong_type": Word(
        "“{key}”的值 {value} 类型不对，应为{wanted}。",
        "“{key}” is {value}; it must be {wanted}.",
    ),
    "status.confirmed": Word("已核实", "confirmed"),
    "status.reported": Word("据报道", "reported"),
    "status.unconfirmed": Word("待核实", "to be confirmed"),
    "status.ours": Word("平台规则", "platform rule"),
}


def sentence(error: DomainError, lang: Lang) -> str:
    """Return what a refusal says to a person."""
    return WORDS[f"error.{error.code}"].text(lang, **error.data)
