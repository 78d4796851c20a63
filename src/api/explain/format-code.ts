const WIDTH = 100;
const STEP = '  ';

const STRING = /"(?:[^"\\]|\\.)*"/g;

/** Indents generated code, and splits long concatenations into lines. */
export function formatCode(code: string): string {
  let depth = 0;
  return code
    .split('\n')
    .flatMap((line) => {
      const bare = line.replace(STRING, '');
      const closesFirst = bare.startsWith('}') ? 1 : 0;
      const indent = STEP.repeat(depth - closesFirst);
      depth += count(bare, '{') - count(bare, '}');
      return indent.length + line.length <= WIDTH ? indent + line : sumOf(line, indent);
    })
    .join('\n');
}

const count = (text: string, letter: string): number => text.split(letter).length - 1;

/** The terms of the outermost concatenation in a line, each on its own line. */
function sumOf(line: string, indent: string): string[] {
  const terms = [''];
  let open = 0;
  for (const [part] of line.matchAll(/"(?:[^"\\]|\\.)*"| \+ |[\s\S]/g)) {
    if (part === '(' || part === '[') open += 1;
    if (part === ')' || part === ']') open -= 1;
    if (part === ' + ' && open === 0) terms.push('+ ');
    else terms[terms.length - 1] += part;
  }
  return terms.map((term, i) => indent + (i > 0 ? STEP : '') + term);
}
