const spelled =
  /^(第[一二三四五六七八九十百零\d]+[章节]\s*|[一二三四五六七八九十]+、\s*|（[一二三四五六七八九十\d]+）\s*|[表图]\s*\d+(-\d+)?\s+|\d+(\.\d+)*[.、]?\s+)/

/** A heading or a caption without the number before it. */
export const bareTitle = (words: string): string => words.trim().replace(spelled, '')
