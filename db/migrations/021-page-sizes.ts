/** The sheets of a file that was handed in, so that a reader keeps the room of each page before it is drawn. */
export const pageSizes = [`alter table file_reading add column sizes text not null default '[]'`] as const
