const paths = {
  arrow: 'M3 10h13M11.5 5.5 16 10l-4.500 4.500',
  back: 'M16.5 14.500V9.500a3.500 3.500 0 0 0-3.500-3.500H4M7.500 2.500 4 6l3.500 3.500',
  bars: 'M3 17h14M5.500 14.500V9M10 14.500v-10M14.500 14.500V7',
  bell: 'M5 14.500V9a5 5 0 0 1 10 0v5.500M3.500 14.500h13M8.500 17.500h3',
  book: 'M10 5C8 3.500 5.500 3 3 3v12c2.500 0 5 .5 7 2 2-1.500 4.500-2 7-2V3c-2.500 0-5 .5-7 2zM10 5v12',
  calendar: 'M3 4.500h14v13H3zM3 8.500h14M7 2.500v4M13 2.500v4',
  chat: 'M3 4h14v10H9l-4 3v-3H3z',
  check: 'M4 10.500l4 4 8-9',
  clip: 'M14.500 8.500l-5.500 5.500a2.500 2.500 0 0 1-3.500-3.500l6.500-6.500a3.500 3.500 0 0 1 5 5l-6.500 6.500',
  clock: 'M10 3a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM10 6v4.500l3 1.500',
  cross: 'M5 5l10 10M15 5 5 15',
  document: 'M5 2.500h7L15.500 6v11.500H5zM12 2.500V6h3.500M7.500 10H13M7.500 13H13',
  dot: 'M7 10a3 3 0 1 0 6 0a3 3 0 1 0-6 0',
  download: 'M10 3v10M5.500 8.500 10 13l4.500-4.500M3.500 17h13',
  flag: 'M5 17.500v-15M5 3.500h10l-2.500 3.500L15 10.500H5',
  folder: 'M2.500 5.500h5l2 2h8v9h-15z',
  half: 'M10 4a6 6 0 1 0 0 12 6 6 0 0 0 0-12zM10 4v12',
  inbox: 'M3 13l2.500-8.500h9L17 13v4H3zM3 13h4l1 2h4l1-2h4',
  info: 'M10 3a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM10 9v5M10 6.200v.2',
  key: 'M6.500 6.500a3.500 3.500 0 1 0 0 7 3.500 3.500 0 0 0 0-7zM10 10h7.500v3M14.500 10v2.500',
  list: 'M7 5h10M7 10h10M7 15h10M3.500 5v.2M3.500 10v.2M3.500 15v.2',
  lock: 'M4.500 9h11v8h-11zM7 9V6.500a3 3 0 0 1 6 0V9',
  minus: 'M4.500 10h11',
  pause: 'M7 5v10M13 5v10',
  people:
    'M7.500 4a2.500 2.500 0 1 0 0 5 2.500 2.500 0 0 0 0-5zM2.500 16.500c0-3.500 2-5 5-5s5 1.500 5 5M13 4.500a2.300 2.300 0 0 1 0 4.500M14.500 11.700c2 .5 3 2 3 4.800',
  print: 'M5.500 7V3h9v4M5.500 14H3V7h14v7h-2.500M5.500 11.500h9V17h-9z',
  ring: 'M10 4.500a5.500 5.500 0 1 0 0 11 5.500 5.500 0 0 0 0-11z',
  scales: 'M10 3v14M6 17h8M4 6h12M4 6l-2 5.500h4zM16 6l-2 5.500h4z',
  search: 'M9 3.500a5.500 5.500 0 1 0 0 11 5.500 5.500 0 0 0 0-11zM13 13l4 4',
  shield: 'M10 2.500l6 2v5c0 4-2.500 6.500-6 8-3.500-1.500-6-4-6-8v-5z',
  swap: 'M4 7h12l-3-3M16 13H4l3 3',
  upload: 'M10 13V3M5.500 7.500 10 3l4.500 4.500M3.500 17h13',
  warn: 'M10 3l7.500 13.500h-15zM10 8v4M10 14.200v.2',
} as const

export type IconName = keyof typeof paths

/** A line drawing beside words; it never stands for a word alone, so it is hidden from assistive technology. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg className="icon" viewBox="0 0 20 20" aria-hidden="true">
      <path d={paths[name]} fill={name === 'dot' ? 'currentColor' : undefined} />
    </svg>
  )
}
