/**
 * How a card names a media file, to be part of another expression; it has no groups of its own. Apart from the table of
 * types, so that pages that only read the text of cards do without the table.
 */
export const MEDIA_REFERENCE =
  'media:[0-9a-f]{64}\\.(?:png|jpg|webp|gif|avif|svg|mp3|ogg|wav|m4a|weba|mp4|webm)(?:#[1-9]\\d{0,5}x[1-9]\\d{0,5})?'
