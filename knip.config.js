/** What `npm run verify` takes for the beginnings of the program; whatever they do not reach is dead code. */
export default {
  entry: [
    // Next finds routes by their names.
    'app/**/{page,layout,route,loading,error,not-found,global-error,template,default,manifest,icon}.{ts,tsx}!',
    // Bundled or started by scripts, by path.
    'lib/cli/run.ts!',
    'lib/platform/server.ts!',
    'app/_offline/worker/worker.ts!',
    'lib/services/worker/work.ts!',
    'lib/data/worker/storage-worker.ts!',
    'scripts/*.mjs!',
    'drizzle/*.config.ts',
    'tests/**/*.{ts,mjs}',
    'lib/**/*.test.ts',
    'app/**/*.test.{ts,tsx}',
  ],
  project: [
    'app/**/*.{ts,tsx}!',
    'lib/**/*.{ts,tsx}!',
    'scripts/*.mjs!',
    'tests/**/*.ts',
    '!**/*.fixture.ts!',
    '!**/*.test.{ts,tsx}!',
  ],
  // Loaded by the style sheet.
  ignoreDependencies: ['tailwindcss', '@fontsource-variable/inter', '@fontsource-variable/source-serif-4'],
  // Of Debian packages, for measurements of power cuts and kills.
  ignoreBinaries: ['cc', 'strace'],
  ignoreExportsUsedInFile: true,
}
