/** Beyond the BMP and outside every common font: extensions A, B, G, I, and a form chosen by a variation selector. */
export const rare = '𠮷㐂䶮𬱖\u{2EBF0}葛\u{E0100}城科技'

export const unseen: [string, string][] = [
  ['a turn of direction', '示例\u202e公司'],
  ['an isolate', '示例\u2067公司'],
  ['a mark of direction', '示例\u200f公司'],
  ['a zero-width space', '示例\u200b公司'],
  ['a joiner', '示例\u200d公司'],
  ['a word joiner', '示例\u2060公司'],
  ['a soft hyphen', '示例\u00ad公司'],
  ['a filler of Hangul', '示例\u3164公司'],
  ['NUL', '示例\u0000公司'],
  ['a C1 control', '示例\u0085公司'],
  ['half a surrogate pair', '示例\ud842公司'],
  ['a noncharacter', '示例\uffff公司'],
  ['a lost character', '示例\ufffd公司'],
  ['a byte order mark inside', '示例\ufeff公司'],
  ['a tag', '示例\u{E0041}公司'],
  ['a selector behind a letter', 'a\ufe0f公司'],
]
