/** Goes up when texts are folded or cut in another way, or others are indexed: it is then built again at the next start. */
export const SEARCH_VERSION = 3
