// The command line's door to the machine: files, standard input, output, exit code. Everything else is in command.ts.
import { createReadStream, existsSync, statSync } from 'node:fs';
import { command, type Io, OUR_MISTAKE } from './command.ts';

/** A reader that goes away (`| head`) is no mistake: nobody is left to print for. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  process.stderr.write(
    `rackdrill: the output cannot be written (${error.code ?? error.message})\n`,
  );
  process.exit(OUR_MISTAKE);
});
process.stderr.on('error', () => process.exit(OUR_MISTAKE));

const io: Io = {
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  exists: existsSync,
  async bytes(path, most) {
    if (path !== '-' && statSync(path).isDirectory())
      throw Object.assign(new Error('directory'), { code: 'EISDIR' });
    const stream = path === '-' ? process.stdin : createReadStream(path);
    const pieces: Buffer[] = [];
    let size = 0;
    for await (const piece of stream) {
      pieces.push(piece as Buffer);
      size += (piece as Buffer).length;
      if (size > most) break;
    }
    return Buffer.concat(pieces);
  },
};

process.exitCode = await command(process.argv.slice(2), io);
