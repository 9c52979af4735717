/** About how wide a line is at `size` px: a Chinese character is one em, others a little over half. For drawings only. */
export const textWidth = (text: string, size = 13): number =>
  [...text].reduce((sum, char) => sum + (char.charCodeAt(0) > 0x2e7f ? size : size * 0.58), 0)
