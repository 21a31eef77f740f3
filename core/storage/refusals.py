"""Why the system refused to read or write a file: in Chinese, with what to do about it."""

import errno
import sys

from core.storage.opening import NO_FILE, NotAFileError

_GONE = "磁盘、U盘或网络位置已断开，请重新接上，或换一个位置"
_FULL = "磁盘已满，请清理磁盘或换一个位置保存"
_OPEN = "文件正被其他程序打开，请在那个程序里关闭后再试"
_TOO_LONG = "文件名太长，请改短"
_DEEP = "文件名连同文件夹的名字太长，请把文件名改短，或者放到浅一些的文件夹里"
_BROKEN = "磁盘读写出错，请检查磁盘或换一个位置"
_QUOTA = "磁盘配额已用完，请清理磁盘或换一个位置保存"
_TOO_LARGE = "文件太大，这个磁盘放不下，请换一个位置"
_TOO_MANY = "打开的文件太多，请关闭一些程序后再试"
_NO_MEMORY = "内存不足，请关闭一些程序后再试"
_BLOCKED = "安全软件拦截了这个文件，请在安全软件里查看，或请技术人员处理"
_CLOUD = "网盘或云同步没有把这个文件准备好，请检查网盘是否在运行，或换一个位置"
_NO_ACCESS = "没有访问这个网络位置的权限，请重新登录，或换一个位置"
_READ_ONLY_DISK = "磁盘是只读的，请换一个位置"

_LONGEST_PATH = 259  # characters on Windows, unless it was set up for more

_BY_NUMBER = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _QUOTA,
    errno.EFBIG: _TOO_LARGE,
    errno.EACCES: "没有权限，或文件正被其他程序打开，请关闭该文件或换一个位置",
    errno.EPERM: "没有权限，请换一个位置",
    errno.EROFS: _READ_ONLY_DISK,
    errno.ENOENT: "文件或文件夹不存在，请检查路径",
    errno.EISDIR: "这是一个文件夹，请选择文件",
    errno.ENOTDIR: "路径中有一段不是文件夹，请检查路径",
    errno.ELOOP: "路径中的链接绕成了圈，请检查路径",
    errno.ENAMETOOLONG: _TOO_LONG,
    errno.EINVAL: "文件名里有这个磁盘不允许的字符，请改名",
    errno.EBADF: "输出是关闭的",
    errno.EBUSY: "文件正被其他程序使用，请关闭后再试",
    errno.ETXTBSY: _OPEN,
    errno.EIO: _BROKEN,
    errno.EMFILE: _TOO_MANY,
    errno.ENFILE: _TOO_MANY,
    errno.ENOMEM: _NO_MEMORY,
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
    6: "这个名字是系统保留的，请改名",  # ERROR_INVALID_HANDLE, of names such as CON
    8: _NO_MEMORY,  # ERROR_NOT_ENOUGH_MEMORY
    19: _READ_ONLY_DISK,  # ERROR_WRITE_PROTECT
    23: _BROKEN,  # ERROR_CRC
    32: _OPEN,  # ERROR_SHARING_VIOLATION
    33: _OPEN,  # ERROR_LOCK_VIOLATION
    39: _FULL,  # ERROR_HANDLE_DISK_FULL
    86: _NO_ACCESS,  # ERROR_INVALID_PASSWORD
    112: _FULL,  # ERROR_DISK_FULL
    123: "文件名里有不允许的字符，请改名",  # ERROR_INVALID_NAME
    206: _TOO_LONG,  # ERROR_FILENAME_EXCED_RANGE
    223: _TOO_LARGE,  # ERROR_FILE_TOO_LARGE
    225: _BLOCKED,  # ERROR_VIRUS_INFECTED
    226: _BLOCKED,  # ERROR_VIRUS_DELETED
    362: _CLOUD,  # ERROR_CLOUD_FILE_PROVIDER_NOT_RUNNING
    1117: _BROKEN,  # ERROR_IO_DEVICE
    1224: _OPEN,  # ERROR_USER_MAPPED_FILE
    1295: _QUOTA,  # ERROR_DISK_QUOTA_EXCEEDED
    1326: _NO_ACCESS,  # ERROR_LOGON_FAILURE
    1392: _BROKEN,  # ERROR_FILE_CORRUPT
    1393: _BROKEN,  # ERROR_DISK_CORRUPT
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
        1203,  # ERROR_NO_NET_OR_BAD_PATH
        1231,  # ERROR_NETWORK_UNREACHABLE
        1232,  # ERROR_HOST_UNREACHABLE
        2250,  # ERROR_NOT_CONNECTED
    ),
    _GONE,
)


def explain(error: OSError) -> str:
    """Say in Chinese why the system refused and what to do."""
    if isinstance(error, NotAFileError):
        return NO_FILE
    if error.errno == errno.ENOENT and _is_deep(error):
        return _DEEP
    number = getattr(error, "winerror", None) or 0
    known = _BY_WINDOWS_NUMBER.get(number)
    # Python gives this number to all of Windows' own that it does not know.
    if not known and not (number and error.errno == errno.EINVAL):
        known = _BY_NUMBER.get(error.errno or 0)
    return known or f"系统提示：{str(error.strerror or error).rstrip('。.')}"


def _is_deep(error: OSError) -> bool:
    """Tell whether Windows calls a path missing because it is longer than it looks for."""
    names = (error.filename, error.filename2)
    return sys.platform == "win32" and any(len(str(name)) > _LONGEST_PATH for name in names)
