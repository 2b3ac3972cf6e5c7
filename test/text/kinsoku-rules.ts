/** What may not begin or end a line, written down apart from the code that obeys it. */
export const noLineStart: ReadonlySet<string> = new Set(
  '、。，．・：；？！ー」』）】〉》々ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ,.;:!?)]}%',
);
export const noLineEnd: ReadonlySet<string> = new Set('「『（【〈《([{');
