// A drawing as PNG: the SVG of the page in the theme and shape that the reader sees, drawn to a canvas.
const SCALE = 2;

/** The address of the SVG as it is seen. */
function seen(address: string): string {
  const url = new URL(address, location.href);
  const narrow = document.querySelector('.drawing svg.narrow');
  if (narrow && getComputedStyle(narrow).display !== 'none') url.searchParams.set('shape', 'narrow');
  if (matchMedia('(prefers-color-scheme: dark)').matches) url.searchParams.set('theme', 'dark');
  return url.href;
}

async function imageOf(svg: Blob): Promise<HTMLImageElement> {
  const url = URL.createObjectURL(svg);
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    return image;
  } finally {
    URL.revokeObjectURL(url);
  }
}

async function png(address: string): Promise<Blob> {
  const response = await fetch(seen(address));
  if (!response.ok) throw new Error(`The drawing was not answered: ${response.status}`);
  const image = await imageOf(await response.blob());
  const canvas = document.createElement('canvas');
  canvas.width = image.naturalWidth * SCALE;
  canvas.height = image.naturalHeight * SCALE;
  canvas.getContext('2d')!.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((done, fail) =>
    canvas.toBlob(
      (blob) => (blob ? done(blob) : fail(new Error('The drawing is too large for an image'))),
      'image/png',
    ),
  );
}

async function save(button: HTMLButtonElement): Promise<void> {
  button.disabled = true;
  try {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(await png(button.dataset.png!));
    link.download = `rostrum${location.pathname.replaceAll('/', '-')}.png`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  } catch (error) {
    button.textContent = `PNG: ${(error as Error).message}`;
  } finally {
    button.disabled = false;
  }
}

const offer = () =>
  document.querySelectorAll<HTMLButtonElement>('[data-png]').forEach((button) => (button.hidden = false));

document.addEventListener('click', (event) => {
  const button = (event.target as Element).closest<HTMLButtonElement>('[data-png]');
  if (button) void save(button);
});
document.addEventListener('rostrum:parts', offer);
offer();
