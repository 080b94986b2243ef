import { fileURLToPath } from 'node:url'

/**
 * Plain JavaScript: for a file in TypeScript every start would load the compiler, which then stays in memory.
 *
 * @type {import('next').NextConfig}
 */
const config = {
  typedRoutes: true,
  poweredByHeader: false,
  // Native code, drivers and what reads a file beside itself are loaded as they are.
  serverExternalPackages: ['better-sqlite3', 'pg'],
  images: { unoptimized: true },
  // A lock file in a folder above must not move the root of the project there.
  turbopack: { root: fileURLToPath(new URL('.', import.meta.url)) },
  // `npm run verify` checks the types; `npm start` has no need to.
  typescript: { ignoreBuildErrors: true },
  experimental: {
    // A learner opens a few of the pages; those that nobody asks for need no time and no memory.
    preloadEntriesOnStart: false,
    // An article of 5 MB passes, and one that is larger gets the import's own message; the guard ends at 12 MB.
    serverActions: { bodySizeLimit: '12mb' },
    // What lies above this is cut off silently, so it must not be the first limit that a body meets.
    proxyClientMaxBodySize: '13mb',
  },
}

export default config
