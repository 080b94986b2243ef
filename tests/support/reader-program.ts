import { bundledCommandLine, readerBeside } from '../../scripts/bundle.mjs'

/** Gives the data tests the program of a reader as the command line has it: compiling its sources takes a second. */
export default async (): Promise<void> => {
  const commandLine = await bundledCommandLine()
  if (commandLine !== null) process.env.AIDE_READER_PROGRAM = readerBeside(commandLine)
}
