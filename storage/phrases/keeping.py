"""What happens to the reader's own file, and what becomes of what she changes."""

_TROUBLE = {
    "user_newer": (
        "Your own file {file} was written by a newer version of IP Almanac; it is left as it is. What you change now is kept only until you quit.",
        "您的个人文件 {file} 由更新版本的 IP Almanac 写成，将原样保留。现在所作的改动只保留到退出为止。",
    ),
    "user_full": (
        "The disk is full: your own file {file} cannot be written. Make room; what you change is kept in memory and saved as soon as it can be.",
        "磁盘已满，无法写入您的个人文件 {file}。请腾出空间；改动暂存在内存中，一旦可以写入就会保存。",
    ),
    "user_read_only": (
        "Your own file {file} is in a place that cannot be written to. What you change is kept in memory and saved as soon as it can be.",
        "您的个人文件 {file} 所在位置不可写入。改动暂存在内存中，一旦可以写入就会保存。",
    ),
    "user_locked": (
        "Another program holds your own file {file}. What you change is kept in memory and saved as soon as the file is free.",
        "您的个人文件 {file} 被其他程序占用。改动暂存在内存中，文件一旦释放就会保存。",
    ),
    "user_unwritable": (
        "Your own file {file} cannot be written ({reason}). What you change is kept in memory and saved as soon as it can be.",
        "无法写入您的个人文件 {file}（{reason}）。改动暂存在内存中，一旦可以写入就会保存。",
    ),
}

_REMARKS = {
    "user_newer_minor": (
        "Your own file {file} was last used by a newer version of IP Almanac. This version keeps what it does not know as it is.",
        "您的个人文件 {file} 曾由更新版本的 IP Almanac 使用。本版本不认识的内容将原样保留。",
    ),
    "user_shared": (
        "Your own file is in {folder}, which other machines share; it is kept in the slower way that is safe there.",
        "您的个人文件位于与其他计算机共享的 {folder}；将以较慢但在此处安全的方式保存。",
    ),
    "user_restored": (
        "Your own file was damaged. The newest sound copy, of {day}, took its place; the damaged file is kept beside it as {aside}.",
        "您的个人文件已损坏，现已换用 {day} 的最新完好备份；损坏的文件保留在原处，名为 {aside}。",
    ),
    "user_begun_anew": (
        "Your own file was damaged and there is no sound copy, so a new one was begun; the damaged file is kept beside it as {aside}.",
        "您的个人文件已损坏且没有完好备份，因此新建了一个；损坏的文件保留在原处，名为 {aside}。",
    ),
    "backup_failed": (
        "Today’s copy of your own file could not be written to {folder} ({reason}). Your own file is not affected.",
        "无法将今天的备份写入 {folder}（{reason}）。您的个人文件不受影响。",
    ),
}

_COPIES = {
    "backup_damaged": ("The file {file} is damaged; nothing was changed.", "文件 {file} 已损坏；未作任何改动。"),
    "backup_foreign": (
        "The file {file} holds no collections, notes and settings of IP Almanac; nothing was changed.",
        "文件 {file} 不含 IP Almanac 的收藏集、笔记和设置；未作任何改动。",
    ),
}

_KEEPING = {
    "unsaved": ("{n} {n|change is|changes are} not saved yet.", "有 {n} 项改动尚未保存。"),
    "saved": ("Everything is saved now.", "现在已全部保存。"),
    "again": ("Try again", "重试"),
    "elsewhere": ("Save elsewhere…", "另存到别处…"),
    "quit": ("Quit without saving", "不保存并退出"),
}

_RESTORE = {
    "title": ("Restore", "恢复"),
    "explain": (
        "Copies of your collections, notes, saved searches and settings: one of each of the last seven days, and one before all are replaced.",
        "您的收藏集、笔记、已保存的搜索和设置的备份：最近七天每天一份，另在每次整体替换之前保存一份。",
    ),
    "copies": ("Copies", "备份"),
    "none": ("There is no copy yet; the first is made today.", "尚无备份；今天会生成第一份。"),
    "day": ("{day}", "{day}"),
    "step": ("{day}, before a newer version took the file over", "{day}，新版本接管文件之前"),
    "replaced": ("{day}, before everything was replaced", "{day}，整体替换之前"),
    "file": ("From the file {name}", "来自文件 {name}"),
    "collections": (
        "{n} {n|collection|collections} with {entries} {entries|record|records}",
        "{n} 个收藏集，共 {entries} 条记录",
    ),
    "notes": ("{n} {n|note|notes}", "{n} 条笔记"),
    "searches": ("{n} saved {n|search|searches}", "{n} 个已保存的搜索"),
    "charts": ("{n} {n|chart|charts}", "{n} 个图表"),
    "settings": ("settings only", "仅有设置"),
    "damaged": ("damaged", "已损坏"),
    "restore": ("Restore", "恢复"),
    "export": ("Export everything…", "全部导出…"),
    "import": ("Import…", "导入…"),
    "files": ("Everything of a reader", "个人数据"),
    "done": ("Your collections, notes and settings are now those of {what}.", "您的收藏集、笔记和设置现已换为：{what}。"),
    "exported": ("Everything is in {file}.", "已全部导出到 {file}。"),
    "failed": ("Nothing was changed: {reason}.", "未作任何改动：{reason}。"),
    "not_written": ("{file} could not be written: {reason}.", "无法写入 {file}：{reason}。"),
}

PHRASES: dict[str, tuple[str, str]] = {
    **{f"fault.{code}": words for code, words in (_TROUBLE | _REMARKS | _COPIES).items()},
    **{f"keeping.{code}": words for code, words in _KEEPING.items()},
    **{f"restore.{code}": words for code, words in _RESTORE.items()},
}
