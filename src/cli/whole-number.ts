import { InvalidArgumentError } from 'commander';

/** Reads an option's value as a whole number within bounds. */
export const wholeNumber =
  (least: number, most: number) =>
  (text: string): number => {
    const number = Number(text);
    if (!/^\d+$/.test(text) || number < least || number > most)
      throw new InvalidArgumentError(`${least}-${most}`);
    return number;
  };
