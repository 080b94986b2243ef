/** The canonical text lives in the domain, since anchors and content files need it too; sources take it from here. */
export { type Block, blockOf, canonicalText, countWords, parseBlocks } from '../domain/content/canonical-text'
