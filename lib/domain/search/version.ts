/** Goes up when texts are folded or cut in another way: the index is then built again at the next start. */
export const SEARCH_VERSION = 1
