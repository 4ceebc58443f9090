import { act, fireEvent, render, screen } from '@testing-library/react';
import { pictureCame, picturesAreComing } from './coming-pictures.ts';
import { CoursePicture } from './course-picture.tsx';

const address = (): string => screen.getByRole('img').getAttribute('src') ?? '';
const frame = /^data:image\/svg\+xml/;

describe('a picture of a course', () => {
  afterEach(() => act(() => picturesAreComing([])));

  it('is shown as it is, in a place that is kept free for its shape', () => {
    render(<CoursePicture src="/media/boat" alt="A boat" />);
    expect(address()).toBe('/media/boat');
    expect(screen.getByRole('img', { name: 'A boat' }).getAttribute('width')).toBe('320');
    expect(screen.getByRole('img').getAttribute('height')).toBe('240');
  });

  it('that is not here is a quiet frame of the same shape, still says what it shows, and is looked for with network', () => {
    render(<CoursePicture src="/media/boat" alt="A boat" />);
    fireEvent.error(screen.getByRole('img'));
    expect(address()).toMatch(frame);
    expect(screen.getByRole('img', { name: 'A boat' }).getAttribute('height')).toBe('240');
    act(() => void dispatchEvent(new Event('online')));
    expect(address()).toBe('/media/boat');
  });

  it('that is on its way is not fetched a second time, and shown when it has come', () => {
    picturesAreComing(['/media/boat', '/media/drum']);
    render(<CoursePicture src="/media/boat" alt="A boat" />);
    expect(address()).toMatch(frame);
    act(() => pictureCame('/media/drum'));
    expect(address()).toMatch(frame);
    act(() => pictureCame('/media/boat'));
    expect(address()).toBe('/media/boat');
  });

  it('that failed before is looked at anew once it comes with the course', () => {
    render(<CoursePicture src="/media/boat" alt="A boat" />);
    fireEvent.error(screen.getByRole('img'));
    act(() => picturesAreComing(['/media/boat']));
    act(() => picturesAreComing([]));
    expect(address()).toBe('/media/boat');
  });

  it('gives another picture its own chance', () => {
    const { rerender } = render(<CoursePicture src="/media/boat" alt="" />);
    fireEvent.error(screen.getByRole('presentation'));
    rerender(<CoursePicture src="/media/drum" alt="A drum" />);
    expect(address()).toBe('/media/drum');
  });
});
