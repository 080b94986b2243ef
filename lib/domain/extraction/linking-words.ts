/** What links a clause to the one before it and stands between commas, as alternatives of a pattern: “, however,”. */
export const LINKING_WORDS =
  'by contrast|in contrast|for example|for instance|however|meanwhile|in turn|therefore|moreover|instead|nevertheless|nonetheless|in fact|too|of course|though'

/** What “has since” goes on with where it only joins: “has since added”. */
export const SINCE_DONE =
  '\\p{Ll}+ed|been|spent|risen|fallen|grown|become|made|built|sold|lost|won|cut|put|taken|gone|come|begun|left|paid|bought|sent|given'
