/** What Anki puts around LaTeX that is drawn as a picture. Ours is not, but Anki expects every note type to have it. */
export const LATEX = {
  before:
    '\\documentclass[12pt]{article}\n\\special{papersize=3in,5in}\n\\usepackage[utf8]{inputenc}\n\\usepackage{amssymb,amsmath}\n\\pagestyle{empty}\n\\setlength{\\parindent}{0in}\n\\begin{document}\n',
  after: '\\end{document}',
} as const
