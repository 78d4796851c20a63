import { renderToString } from 'preact-render-to-string';
import { badInput, ErrorCode, RostrumError } from '../../../platform/errors';
import { holdable, xml } from '../../../platform/http/markup';
import type { Presented } from '../page';
import type { PageRequest } from '../page-request';
import { timesSentence } from '../times-sentence';
import { timeWords } from '../words';
import type { Drawing } from './drawing';
import { SHAPES, type Shape } from './geometry';
import { filePaint, type Paint, THEMES, type Theme } from './paint';
import { wrapped } from './text-width';

const MARGIN = 24;
const FONT = 'system-ui, -apple-system, "Segoe UI", "Noto Sans", Helvetica, Arial, sans-serif';

/**
 * The drawing of a page as a file: SVG with its title, times and source, in the `theme` and `shape` that the URL names. Throws
 * NOT_FOUND if the page has nothing to draw, and BAD_USER_INPUT for another theme or shape.
 */
export function svgOf({ title, drawing }: Presented, request: PageRequest): string {
  if (!drawing) throw new RostrumError(ErrorCode.NOT_FOUND, `There is no drawing at ${request.path}.`);
  const shape = chosen<Shape>(request, 'shape', SHAPES);
  const theme = chosen<Theme>(request, 'theme', THEMES);
  const paint = filePaint[theme];
  const svg = renderToString(
    <File title={title} request={request} drawing={drawing(shape, paint)} paint={paint} />,
  );
  // A file is opened anywhere.
  const linked = holdable(svg).replaceAll(' href="/', ` href="${xml(request.origin)}/`);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${linked}\n`;
}

function chosen<Choice extends string>(
  { search }: PageRequest,
  name: string,
  choices: readonly Choice[],
): Choice {
  const given = search.get(name) ?? choices[0]!;
  const choice = choices.find((each) => each === given);
  if (choice !== undefined) return choice;
  throw badInput([name], `${name} must be one of ${choices.join(', ')}, not "${given}".`);
}

interface FileProps {
  readonly title: string;
  readonly request: PageRequest;
  readonly drawing: Drawing;
  readonly paint: Paint;
}

function File({ title, request, drawing, paint }: FileProps) {
  const width = drawing.size.width + 2 * MARGIN;
  const source = sourceOf(request);
  const lines = (text: string, size: number, most: number) => wrapped(text, drawing.size.width, size, most);
  const [titles, times, sources] = [
    // Bold is wider.
    lines(title, 22 * 1.12, 3),
    lines(`${timesSentence(request.times)}.`, 14, 3),
    lines(source, 11, 4),
  ];
  const top = MARGIN + titles.length * 28 + times.length * 20 + 12;
  const height = top + drawing.size.height + 14 + sources.length * 16 + MARGIN;
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      font-family={FONT}
      role="img"
      aria-label={title}
    >
      <title>{title}</title>
      <rect width={width} height={height} fill={paint.card} />
      {titles.map((line, i) => (
        <text x={MARGIN} y={MARGIN + 20 + i * 28} font-size={22} font-weight="700" fill={paint.ink}>
          {line}
        </text>
      ))}
      {times.map((line, i) => (
        <text x={MARGIN} y={MARGIN + titles.length * 28 + 14 + i * 20} font-size={14} fill={paint.soft}>
          {line}
        </text>
      ))}
      <g transform={`translate(${MARGIN} ${top})`}>{drawing.content}</g>
      {sources.map((line, i) => (
        <text x={MARGIN} y={top + drawing.size.height + 26 + i * 16} font-size={11} fill={paint.soft}>
          {line}
        </text>
      ))}
    </svg>
  );
}

/** Where a drawing is from: the address of its page, and the day. */
const sourceOf = (request: PageRequest): string =>
  `Source: Rostrum, ${request.origin}${request.here({ theme: null, shape: null })}, ${timeWords({ edtf: request.today })}`;
