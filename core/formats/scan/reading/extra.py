"""The extra `scan`: whether what it installs is there."""

from importlib.util import find_spec
from pathlib import Path

_PACKAGES = ("cv2", "numpy", "onnxruntime", "rapidocr")
_MODEL = Path("models") / "PP-OCRv6_rec_small.onnx"


def is_there() -> bool:
    """Tell whether everything is installed; nothing of it is loaded."""
    return all(find_spec(package) for package in _PACKAGES)


def model() -> Path:
    """Return where the model that recognises text is. FileNotFoundError when it is not there."""
    spec = find_spec("rapidocr")
    if spec is None or spec.origin is None:
        raise FileNotFoundError(_MODEL)
    return Path(spec.origin).parent / _MODEL
