"""What the command line says, and what it and the window say of a database that cannot be read."""

PHRASES: dict[str, tuple[str, str]] = {
    "command.exported": ("{n} {n|row|rows} written to {file}.", "已将 {n} 行写入 {file}。"),
    "check.ok": ("ok", "正常"),
    "check.failed": ("FAILED", "失败"),
    "check.fault": ("{sentence}", "{sentence}"),
    "check.database": (
        "reference database: data {version}, {n} records, content {sha}",
        "参考数据库：数据 {version}，{n} 条记录，内容 {sha}",
    ),
    "check.database_unsound": ("reference database: {sentence} ({n} {n|fault|faults})", "参考数据库：{sentence}（共 {n} 处）"),
    "check.user": ("your own database can be written and read; yours: {file}", "个人数据库可读写；您的文件：{file}"),
    "check.user_unsound": ("your own database {file}: {sentence}", "个人数据库 {file}：{sentence}"),
    "check.coverage": (
        "Chinese names of {table}: {named} of {total} ({share} %)",
        "{table} 的中文名称：{total} 条中有 {named} 条（{share} %）",
    ),
    "check.export": ("export {format}: {n} {n|row|rows}, {size} bytes", "导出 {format}：{n} 行，{size} 字节"),
    "check.table": ("table {what}: {n} {n|row|rows}, {ink} marks painted", "表 {what}：{n} 行，绘制 {ink} 点"),
    "check.search": ("search {what}: {n} {n|row|rows}", "搜索 {what}：{n} 行"),
    "check.view": ("page {what}: {ink} marks painted", "页面 {what}：绘制 {ink} 点"),
    "check.evidence": ("who says so: {n} claims, {ink} marks painted", "谁说的：{n}条记录，绘制 {ink} 点"),
    "check.chart": ("chart: {n} points, {ink} marks painted", "图表：{n} 个数据点，绘制 {ink} 点"),
    "check.no_rows": ("{what}: no rows", "{what}：没有数据行"),
    "check.no_view": ("{what}: no page", "{what}：没有页面"),
    "check.no_marks": ("{what}: its chart lacks points", "{what}：图表缺少数据点"),
    "check.no_ink": ("{what}: nothing was painted", "{what}：没有绘制任何内容"),
    "check.no_file": ("{file}: empty", "{file}：空文件"),
    "check.no_answer": ("{what}: no answer in time", "{what}：未及时得到答复"),
    "check.sum": ("All checks hold.", "全部检查通过。"),
    "check.sum_failed": ("{n} {n|check fails|checks fail}.", "{n} 项检查未通过。"),
    "fault.nothing_found": ("Nothing found for “{text}” in any table.", "在所有表中都没有找到“{text}”。"),
    "fault.internal": (
        "The program made a mistake ({reason}); nothing was changed. Please report it with what you did.",
        "程序出错（{reason}）；没有任何改动。请连同操作步骤一并反馈。",
    ),
    "fault.no_build": (
        "An installed program builds no database; use a checkout of the sources, after make setup.",
        "已安装的程序不能生成数据库；请在源代码目录中运行 make setup 后再生成。",
    ),
    "fault.stopped": ("Stopped.", "已停止。"),
    "fault.no_display": (
        "There is no display to show the window on; use the commands find, show and export, or self-check, instead.",
        "没有可用的显示器，无法打开窗口；请改用 find、show、export 命令或 self-check。",
    ),
    "fault.no_such_table": ("There is no table {table}; the tables are {tables}.", "没有名为 {table} 的表；可用的表有 {tables}。"),
    "fault.no_such_record": (
        "The table {table} has no record {id}; use find to look for it.",
        "表 {table} 中没有记录 {id}；可用 find 查找。",
    ),
    "fault.no_such_field": (
        "The table {table} has no field {field}; its fields are {fields}.",
        "表 {table} 没有字段 {field}；可用的字段有 {fields}。",
    ),
    "fault.no_condition": (
        "{text} is not a condition; write FIELD=VALUE, FIELD!=VALUE, FIELD=A..B or FIELD= (unknown).",
        "{text} 不是条件；请写成 FIELD=VALUE、FIELD!=VALUE、FIELD=A..B 或 FIELD=（未注明）。",
    ),
    "fault.no_facts": ("The table {table} has no facts; --facts is for statistics.", "表 {table} 没有“采用值”；--facts 只用于统计数据。"),
    "fault.export_exists": (
        "{file} is there already; add --overwrite to replace it, or name another file.",
        "{file} 已存在；加 --overwrite 可替换，或另取文件名。",
    ),
    "fault.database_missing": (
        "The reference database {file} is not there; build it with “make setup”, install the program again, or name another with --database.",
        "找不到参考数据库 {file}；请用“make setup”生成、重新安装程序，或用 --database 指定另一个文件。",
    ),
    "fault.database_foreign": (
        "{file} is not a reference database of the IP Almanac; name another file.",
        "{file} 不是本年鉴的参考数据库；请另选文件。",
    ),
    "fault.database_newer": (
        "{file} was made for a newer program (format {version}); install the newer program or name another database.",
        "{file} 是为更新版本的程序制作的（格式 {version}）；请安装新版程序，或另选数据库。",
    ),
    "fault.database_older": (
        "{file} has an older format ({version}) that this program does not read; build it again or name another database.",
        "{file} 的格式较旧（{version}），本程序无法读取；请重新生成，或另选数据库。",
    ),
    "fault.database_damaged": (
        "The reference database {file} is damaged; install the program again, build it again, or name another with --database.",
        "参考数据库 {file} 已损坏；请重新安装程序、重新生成，或用 --database 指定另一个文件。",
    ),
    "fault.data_faulty": (
        "{n} {n|fault|faults}; {file} was not written. Correct the lines above and build again.",
        "共 {n} 处错误；未写入 {file}。请改正以上各行后重新生成。",
    ),
}
