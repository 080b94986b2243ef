/** What links a clause to the one before it and stands between commas, as alternatives of a pattern: “, however,”. */
export const LINKING_WORDS =
  'by contrast|in contrast|for example|for instance|however|meanwhile|in turn|therefore|moreover|instead|nevertheless|nonetheless|in fact|too|of course|though'
