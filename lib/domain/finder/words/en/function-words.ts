/** Small words of English that hardly any other language writes alike. */
export const ENGLISH_WORDS: ReadonlySet<string> = new Set(
  'the of and to is was were are that for with this from which has have had by be been it its he she they their his her not but would will said an or than who what when there into after over about'.split(
    ' ',
  ),
)

/** Small words of languages in Latin letters that are likely to be pasted and that English does not have. */
export const OTHER_WORDS: ReadonlySet<string> = new Set(
  [
    'le la les des du et une est dans pour que qui sur au aux avec par ce cette sont été ont il elle nous vous leur pas plus ses',
    'der das und ist nicht mit den dem ein eine einer einen zu auf für im sich auch als bei wird wurde hat haben sind dass nach aus zum zur am bis über',
    'el los las una y en por con para del se su sus como más fue pero este esta entre hasta desde',
    'il lo gli che di è non per della dei delle nel nella alla sono una anche più dal dalla',
    'o os as um uma não com para da do dos das em na no pelo pela são mais',
    'het een van en op met voor niet zijn aan dat door wordt ook bij naar uit',
    'og det som på av til med ikke för att är och den ett inte från har',
    'i w na z się nie do jest że od przez po oraz dla roku za są był',
    've bir bu için ile olarak da de çok',
  ]
    .join(' ')
    .split(' ')
    .filter(
      (word) =>
        !['as', 'no', 'on', 'am', 'do', 'i', 'a', 'for', 'to', 'in', 'an', 'so', 'at', 'was', 'will'].includes(word),
    ),
)
