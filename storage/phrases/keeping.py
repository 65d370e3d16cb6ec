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
        "文件 {file} 不含 IP Almanac 的收藏、笔记和设置；未作任何改动。",
    ),
}

PHRASES: dict[str, tuple[str, str]] = {f"fault.{code}": words for code, words in (_TROUBLE | _REMARKS | _COPIES).items()}
