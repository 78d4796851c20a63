/** The type of the message by which a framed view tells its height in pixels. */
export const HEIGHT = 'rostrum:height';
