"""Text of small pictures, by a model that comes with the `rapidocr` wheel.

The model reads a line 48 pixels high and says for each step along it how likely each
character is. Figures are read off the same answer with nothing but digits allowed.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from pathlib import Path

import cv2
import numpy as np
import onnxruntime

from core.formats.scan.reading.ink import Grey

_HEIGHT = 48  # pixels, as the model was trained
_NARROWEST, _WIDEST = 64, 2400  # pixels
_STEP = 32  # pixels
_TOGETHER = 16  # pictures read at once
_LEAST = 1e-6
_MARGIN = 0.05  # of a picture's height, white around it
_DIGITS = "0123456789"
_IN_FIGURES = f"{_DIGITS}.,-/—－"
_LIKE_DIGITS = "OoQ〇○。lI|丨"  # all that a lone digit is taken for when any text is allowed


@dataclass(frozen=True, slots=True)
class Recognised:
    """What a picture says, and how sure that is, 0 to 1: as text, and as a figure.

    A text is as sure as its characters are on the whole, a figure as its least sure one.
    """

    text: str
    confidence: float
    figure: str
    figure_confidence: float

    @property
    def is_worded(self) -> bool:
        """Whether there are ideographs, which no figure has."""
        return any(
            char >= "\u2e80" and char not in _LIKE_DIGITS + _IN_FIGURES for char in self.text
        )


class Recogniser:
    """Loads the model once."""

    def __init__(self, model: Path, threads: int) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(
            str(model), options, providers=["CPUExecutionProvider"]
        )
        self._input = self._session.get_inputs()[0].name
        listed = self._session.get_modelmeta().custom_metadata_map["character"].splitlines()
        self._characters = ["", *listed, " "]
        self._figures = np.array(
            [n for n, char in enumerate(self._characters) if char in _IN_FIGURES], dtype=np.intp
        )

    def read(self, pictures: Sequence[Grey]) -> list[Recognised]:
        """Return what each picture of one line says."""
        lines = [_scaled(picture) for picture in pictures]
        alike: dict[int, list[int]] = {}
        for number, line in enumerate(lines):
            alike.setdefault(line.shape[1], []).append(number)
        found: dict[int, Recognised] = {}
        for numbers in alike.values():
            for start in range(0, len(numbers), _TOGETHER):
                group = numbers[start : start + _TOGETHER]
                answers = self._answers([lines[n] for n in group])
                found.update(zip(group, map(self._decoded, answers), strict=True))
        return [found[n] for n in range(len(lines))]

    def _answers(self, lines: Sequence[Grey]) -> Iterator[np.ndarray]:
        """Yield the likelihoods of each line: a row a step, a column a character."""
        grey = np.stack(lines).astype(np.float32) / 127.5 - 1.0
        batch = np.repeat(grey[:, np.newaxis], 3, axis=1)
        yield from self._session.run(None, {self._input: batch})[0]

    def _decoded(self, answer: np.ndarray) -> Recognised:
        text, likelihoods = self._read_off(answer, np.arange(answer.shape[1]))
        digits = answer[:, self._figures]
        if all(char in _IN_FIGURES + _LIKE_DIGITS for char in text):
            digits = digits / np.maximum(digits.sum(axis=1, keepdims=True), _LEAST)
        figure, sureness = self._read_off(digits, self._figures)
        mean = sum(likelihoods) / max(len(likelihoods), 1)
        return Recognised(text, mean, figure, min(sureness, default=0.0))

    def _read_off(self, likely: np.ndarray, characters: np.ndarray) -> tuple[str, list[float]]:
        """Return the likeliest characters, and how likely each is."""
        steps = list(self._steps(likely, characters))
        return "".join(char for char, _ in steps), [likelihood for _, likelihood in steps]

    def _steps(self, likely: np.ndarray, characters: np.ndarray) -> Iterator[tuple[str, float]]:
        """Yield the likeliest characters along the line, and how likely each is."""
        best = likely.argmax(axis=1)
        chosen = zip(characters[best].tolist(), likely.max(axis=1).tolist(), strict=True)
        for number, steps in groupby(chosen, key=itemgetter(0)):
            if number:
                yield self._characters[number], max(likelihood for _, likelihood in steps)


def _scaled(picture: Grey) -> Grey:
    """Return a picture as high as the model wants it, with paper around it.

    Widths go by steps, so that pictures read together are equally wide: what the
    model says of a picture depends on how much paper is beside it.
    """
    margin = max(round(picture.shape[0] * _MARGIN), 2)
    framed = cv2.copyMakeBorder(
        picture, margin, margin, margin, margin, cv2.BORDER_CONSTANT, value=255
    )
    width = min(max(round(framed.shape[1] * _HEIGHT / framed.shape[0]), 1), _WIDEST)
    way = cv2.INTER_AREA if framed.shape[0] > _HEIGHT else cv2.INTER_CUBIC
    line = cv2.resize(framed, (width, _HEIGHT), interpolation=way)
    missing = max(_NARROWEST, math.ceil(width / _STEP) * _STEP) - width
    left = missing // 2
    return cv2.copyMakeBorder(line, 0, 0, left, missing - left, cv2.BORDER_CONSTANT, value=255)
