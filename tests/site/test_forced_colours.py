"""In forced colours, which a reader’s system sets, marked words can be read."""

from __future__ import annotations

from base64 import b64encode
from typing import Any

COMMONEST = """async (picture) => {
  const image = await createImageBitmap(new Blob([Uint8Array.from(atob(picture), (sign) => sign.charCodeAt(0))])), count = new Map();
  const pen = new OffscreenCanvas(image.width, image.height).getContext("2d");
  pen.drawImage(image, 0, 0);
  const dots = pen.getImageData(0, 0, image.width, image.height).data;
  for (let at = 0; at < dots.length; at += 4) {
    const colour = `rgb(${dots[at]}, ${dots[at + 1]}, ${dots[at + 2]})`;
    count.set(colour, (count.get(colour) ?? 0) + 1);
  }
  return [...count].sort((one, other) => other[1] - one[1])[0][0];
}"""
"""The colour that most dots of a picture have."""


def test_in_forced_colours_marked_words_stand_on_the_ground_of_their_mark(page: Any, foreign_host: str) -> None:
    """Letters that get a ground of their own, as those of a formula do by themselves, may have the colour of that ground."""
    tab, seen = page(width=390, height=844), 0
    tab.emulate_media(forced_colors="active", color_scheme="dark")
    for name in ("water-power", "race", "tide-mill", "潮汐磨"):
        tab.goto(f"{foreign_host}/glossary/{name}/")
        for one in tab.locator(".at-mark, .at-mark .at-formula").all():
            if one.evaluate("(one) => one.getClientRects().length") > 1:
                continue  # between its lines stand other words
            ground = one.evaluate('(one) => getComputedStyle(one.closest(".at-mark")).backgroundColor')
            assert tab.evaluate(COMMONEST, b64encode(one.screenshot()).decode()) == ground, (name, one.text_content())
            seen += 1
    assert seen > 4
