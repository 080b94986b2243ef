const MEGABYTE = 1024 * 1024

/** The most text that is read from any source, in bytes of UTF-8, after everything is unpacked. */
export const MAX_TEXT_BYTES = 5 * MEGABYTE
/** The largest PDF, Word or EPUB file, in bytes: most of it is pictures and fonts, which are not read. */
export const MAX_PACKED_BYTES = 25 * MEGABYTE

/** A number of bytes in megabytes, for people: “5.0 MB”. */
export const megabytes = (bytes: number): string => `${(bytes / MEGABYTE).toFixed(1)} MB`
