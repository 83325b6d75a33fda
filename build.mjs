// What the compiler leaves to do: data files beside the code that reads them, and a command line that can be run.
import { chmodSync, cpSync } from 'node:fs';

const isFolderOrJson = (path) => !path.endsWith('.ts');
cpSync('sandbox/descriptions', 'dist/sandbox/descriptions', { recursive: true, filter: isFolderOrJson });
chmodSync('dist/bin/belay.js', 0o755);
