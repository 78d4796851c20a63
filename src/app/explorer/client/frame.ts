import { HEIGHT, HEIGHT_WANTED } from '../embed/height-message';

/** Tells the page around a frame how high the view is, whenever that changes and when it is asked. */
const tell = () => {
  const { height } = document.documentElement.getBoundingClientRect();
  parent.postMessage({ type: HEIGHT, height: Math.ceil(height) }, '*');
};

if (parent !== window) {
  new ResizeObserver(tell).observe(document.documentElement);
  // Browsers do not observe in a frame that is out of sight.
  tell();
  addEventListener('load', tell);
  addEventListener('message', ({ source, data }: MessageEvent<{ type?: unknown } | null>) => {
    if (source === parent && data?.type === HEIGHT_WANTED) tell();
  });
}
