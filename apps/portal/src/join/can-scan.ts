/** The part of the Barcode Detection API that is used here; Chrome on Android has it, most others do not. */
export interface Detector {
  detect(source: HTMLVideoElement): Promise<readonly { readonly rawValue: string }[]>;
}
declare global {
  var BarcodeDetector: (new (options: { formats: readonly string[] }) => Detector) | undefined;
}

/** Whether this phone can read a square code through the browser. */
export const canScan = (): boolean =>
  globalThis.BarcodeDetector !== undefined && navigator.mediaDevices?.getUserMedia !== undefined;
