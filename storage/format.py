"""What marks a file as a reference database of this program, known to whoever writes one and to whoever opens one."""

APPLICATION_ID = 0x49504131  # "IPA1"
FORMAT_VERSION = 2
