/** Name of the field that takes the scan of a signature page. */
export const scanField = (slot: string): string => `scan.${slot}`
