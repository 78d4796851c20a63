import { HEIGHT } from '../embed/height-message';

/** Tells the page around a frame how high the view is, whenever that changes. */
const tell = () => {
  const { height } = document.documentElement.getBoundingClientRect();
  parent.postMessage({ type: HEIGHT, height: Math.ceil(height) }, '*');
};

if (parent !== window) new ResizeObserver(tell).observe(document.documentElement);
