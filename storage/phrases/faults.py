"""What is wrong with source tables or with a finished database, and what to do."""

_PACKAGE = {
    "no_data_version": ("The package names no version; write one as “version”.", "数据包没有写明版本；请在“version”中填写。"),
    "table_missing": ("The package has no table {table}.", "数据包缺少表 {table}。"),
    "file_missing": ("There is no file {file} in the folder.", "文件夹中没有文件 {file}。"),
    "not_json": ("This is not JSON.", "这不是有效的 JSON。"),
    "bad_pattern": (
        "The pattern of the column {column} of {table} is no regular expression.",
        "表 {table} 的列 {column} 的 pattern 不是有效的正则表达式。",
    ),
    "not_utf8": ("This is not UTF-8 from here on.", "从此处起不是 UTF-8 编码。"),
    "byte_order_mark": (
        "The file begins with a byte order mark; save it as UTF-8 without one.",
        "文件开头有字节顺序标记；请存为不带 BOM 的 UTF-8。",
    ),
    "not_csv": ("This is not CSV from here on; look for a quotation mark too many.", "从此处起不是有效的 CSV；请检查是否多了引号。"),
    "column_missing": ("There is no column {column}.", "缺少列 {column}。"),
    "column_unknown": ("The column {column} is unknown or stands twice.", "列 {column} 未定义或重复出现。"),
    "row_width": ("The row has {found} {found|cell|cells} instead of {wanted}.", "此行有 {found} 个单元格，应为 {wanted} 个。"),
}

_CELL = {
    "empty": ("{field} must not be empty.", "{field} 不能为空。"),
    "not_listed": ("{field} is “{value}”, which is none of {allowed}.", "{field} 的值“{value}”不在允许范围内：{allowed}。"),
    "bad_form": ("{field} has the wrong form: “{value}”.", "{field} 的格式不对：“{value}”。"),
    "control_character": ("{field} holds a character that cannot be seen, such as a line break.", "{field} 中含有换行等不可见字符。"),
    "stray_space": ("{field} has blanks at an end or two in a row: “{value}”.", "{field} 首尾有空格或有连续空格：“{value}”。"),
    "bad_date": (
        "{field} is “{value}”, which is no date like 2022, 2022-11 or 2022-11-30.",
        "{field} 的值“{value}”不是 2022、2022-11 或 2022-11-30 这样的日期。",
    ),
    "bad_number": ("{field} is “{value}”, which is no number in plain digits.", "{field} 的值“{value}”不是普通数字。"),
    "too_many_digits": ("{field} has more digits than can be kept: {value}.", "{field} 的位数过多，无法如实保存：{value}。"),
    "bad_integer": ("{field} is “{value}”, which is no whole number.", "{field} 的值“{value}”不是整数。"),
    "bad_slug": (
        "The id “{value}” may have small letters, digits and single hyphens only.",
        "标识“{value}”只能含小写字母、数字和单个连字符。",
    ),
    "bad_url": ("{field} is “{value}”, which is no web address with http or https.", "{field} 的值“{value}”不是 http 或 https 网址。"),
}

_RECORD = {
    "duplicate_id": ("The id “{value}” is taken; see line {first}.", "标识“{value}”已被占用，见第 {first} 行。"),
    "duplicate_value": ("“{value}” stands twice in this column; see line {first}.", "“{value}”在此列中重复，见第 {first} 行。"),
    "duplicate_row": ("This says the same as line {first}.", "与第 {first} 行重复。"),
    "duplicate_claim": (
        "This source states the figure a second time; see line {first}. Keep one.",
        "同一来源对同一数据重复陈述，见第 {first} 行；请保留一条。",
    ),
    "dangling": ("There is no “{value}” in {table}.", "表 {table} 中没有“{value}”。"),
    "ends_before_start": ("It ends ({end}) before it begins ({start}).", "结束日期（{end}）早于开始日期（{start}）。"),
    "parent_cycle": ("“{value}” is its own ancestor.", "“{value}”成了自己的上级。"),
    "no_subject": ("The figure is of no area and of no organization.", "该数据既没有地区也没有机构。"),
    "unknown_column": ("A record of {table} has no column {value}.", "表 {table} 的记录没有列 {value}。"),
    "no_citation": ("No source is cited for “{value}”.", "“{value}”没有注明来源。"),
    "no_evidence": ("“{value}” has neither a citation nor a statistic.", "“{value}”既没有引用来源，也没有统计数据。"),
}

_DATABASE = {
    "not_written": (
        "{file} could not be written ({reason}); what was there is unchanged.",
        "无法写入 {file}（{reason}）；原有文件未改动。",
    ),
    "pages_wrong": ("The file is damaged: {reason}.", "文件已损坏：{reason}。"),
    "columns_wrong": (
        "The stored order or values of {field} do not fit the rows of {table}.",
        "{table} 的 {field} 所存顺序或取值与行数不符。",
    ),
    "content_changed": ("The content is not what it was when the database was built.", "数据库内容与生成时不一致。"),
    "count_wrong": ("{table} has {found} {found|row|rows} instead of {wanted}.", "{table} 有 {found} 行，应为 {wanted} 行。"),
    "links_broken": (
        "In {table}, {n} {n|value|values} of {field} {n|leads|lead} nowhere.",
        "表 {table} 的 {field} 有 {n} 个值无对应记录。",
    ),
    "statistics_without_source": ("{n} {n|statistic has|statistics have} no source.", "{n} 条统计数据没有来源。"),
    "statistics_without_subject": ("{n} {n|statistic is|statistics are} of no area and no organization.", "{n} 条统计数据没有地区或机构。"),
    "groups_without_pick": ("In {n} {n|claim group|claim groups} not exactly one claim is picked.", "{n} 个数据组没有恰好一个采用值。"),
    "events_without_citation": ("{n} {n|event has|events have} no citation.", "{n} 个事件没有引用来源。"),
    "people_without_citation": ("{n} {n|person has|people have} no citation.", "{n} 位人物没有引用来源。"),
    "organizations_without_evidence": (
        "{n} {n|organization has|organizations have} neither a citation nor a statistic.",
        "{n} 个机构既没有引用来源，也没有统计数据。",
    ),
}

PHRASES: dict[str, tuple[str, str]] = {f"fault.{code}": words for code, words in (_PACKAGE | _CELL | _RECORD | _DATABASE).items()}
