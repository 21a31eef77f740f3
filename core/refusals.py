"""Why the system refused to read or write a file: in Chinese, with what to do about it."""

import errno

_GONE = "磁盘、U盘或网络位置已断开，请重新接上，或换一个位置"
_FULL = "磁盘已满，请清理磁盘或换一个位置保存"
_OPEN = "文件正被其他程序打开，请在那个程序里关闭后再试"
_TOO_LONG = "文件名太长，请改短"
_READ_ONLY_DISK = "磁盘是只读的，请换一个位置"

_BY_NUMBER = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: "磁盘配额已用完，请清理磁盘或换一个位置保存",
    errno.EFBIG: "文件太大，这个磁盘放不下，请换一个位置",
    errno.EACCES: "没有权限，或文件正被其他程序打开，请关闭该文件或换一个位置",
    errno.EPERM: "没有权限，请换一个位置",
    errno.EROFS: _READ_ONLY_DISK,
    errno.ENOENT: "文件或文件夹不存在，请检查路径",
    errno.EISDIR: "这是一个文件夹，请选择文件",
    errno.ENOTDIR: "路径中有一段不是文件夹，请检查路径",
    errno.ELOOP: "路径中的链接绕成了圈，请检查路径",
    errno.ENAMETOOLONG: _TOO_LONG,
    errno.EINVAL: "文件名里有这个磁盘不允许的字符，请改名",
    errno.EBUSY: "文件正被其他程序使用，请关闭后再试",
    errno.ETXTBSY: _OPEN,
    errno.EIO: "磁盘读写出错，请检查磁盘或换一个位置",
    errno.EMFILE: "打开的文件太多，请关闭一些程序后再试",
    errno.ENFILE: "打开的文件太多，请关闭一些程序后再试",
    errno.ENOMEM: "内存不足，请关闭一些程序后再试",
} | dict.fromkeys(
    (
        errno.ENODEV,
        errno.ENXIO,
        errno.ESTALE,
        errno.ENOTCONN,
        errno.ETIMEDOUT,
        errno.EHOSTDOWN,
        errno.EHOSTUNREACH,
        errno.ENETUNREACH,
    ),
    _GONE,
)

# Windows tells more in its own numbers than in those above; names as in its winerror.h.
_BY_WINDOWS_NUMBER = {
    19: _READ_ONLY_DISK,  # ERROR_WRITE_PROTECT
    32: _OPEN,  # ERROR_SHARING_VIOLATION
    33: _OPEN,  # ERROR_LOCK_VIOLATION
    39: _FULL,  # ERROR_HANDLE_DISK_FULL
    112: _FULL,  # ERROR_DISK_FULL
    123: "文件名里有不允许的字符，请改名",  # ERROR_INVALID_NAME
    206: _TOO_LONG,  # ERROR_FILENAME_EXCED_RANGE
} | dict.fromkeys(
    (
        15,  # ERROR_INVALID_DRIVE
        21,  # ERROR_NOT_READY
        53,  # ERROR_BAD_NETPATH
        55,  # ERROR_DEV_NOT_EXIST
        59,  # ERROR_UNEXP_NET_ERR
        64,  # ERROR_NETNAME_DELETED
        67,  # ERROR_BAD_NET_NAME
        433,  # ERROR_NO_SUCH_DEVICE
        1167,  # ERROR_DEVICE_NOT_CONNECTED
        1231,  # ERROR_NETWORK_UNREACHABLE
    ),
    _GONE,
)


def explain(error: OSError) -> str:
    """Say in Chinese why the system refused and what to do."""
    by_windows = _BY_WINDOWS_NUMBER.get(getattr(error, "winerror", None) or 0)
    known = by_windows or _BY_NUMBER.get(error.errno or 0)
    return known or f"系统提示：{error.strerror or error}"
