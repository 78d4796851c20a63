/** The type of the message by which a framed view tells its height in pixels. */
export const HEIGHT = 'rostrum:height';
/** The type of the message by which the page around a frame asks for it, as when its script came after the view. */
export const HEIGHT_WANTED = 'rostrum:height-wanted';
