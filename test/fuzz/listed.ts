/** The words of a text that has a broken bar between them: a dictionary of many short words in few lines. */
export function listed(text: string): readonly string[] {
  return text.split('¦');
}
