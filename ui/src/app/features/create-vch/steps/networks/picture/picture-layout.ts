import {
  switchKey,
  type ContainerLink,
  type EndpointLink,
  type NetworkPictureModel,
  type PicturedPortGroup,
} from './network-picture.model.ts';

const WIDTH = 800;
const MARGIN = 1;
const FRAME_WIDTH = 200;
const FRAME_PADDING = 8;
const ENDPOINT_X = 318;
const ENDPOINT_WIDTH = 124;
const CONTAINERS_WIDTH = 88;
const GAP_TO_FRAME = 30;

/** Lengths of the picture in units of its view box, which are pixels at its natural width. */
export const PICTURE = {
  width: WIDTH,
  frameWidth: FRAME_WIDTH,
  framePadding: FRAME_PADDING,
  frameHeader: 24,
  chipWidth: FRAME_WIDTH - 2 * FRAME_PADDING,
  leftX: MARGIN,
  endpointX: ENDPOINT_X,
  endpointWidth: ENDPOINT_WIDTH,
  rightX: ENDPOINT_X + ENDPOINT_WIDTH + GAP_TO_FRAME,
  containersX: WIDTH - CONTAINERS_WIDTH - MARGIN,
  containersWidth: CONTAINERS_WIDTH,
  /** height of a line of roles beside a link */
  lineHeight: 15,
} as const;

const LINK_HEIGHT = 46;
const LINK_GAP = 8;
const FRAME_GAP = 12;
const SMALLEST_HEIGHT = 96;

/** The frame around the port groups of one switch. */
export interface PlacedFrame {
  readonly x: number;
  readonly y: number;
  readonly height: number;
  /** null: nothing is chosen, or the switch is not known */
  readonly portGroup: PicturedPortGroup | null;
}

/** Where a port group stands. */
export interface PlacedLink<L> {
  readonly link: L;
  readonly x: number;
  readonly y: number;
  readonly height: number;
  /** where its lines leave it */
  readonly middle: number;
}

/** Where everything stands. */
export interface PlacedPicture {
  readonly height: number;
  readonly frames: readonly PlacedFrame[];
  /** at the left */
  readonly endpoint: readonly PlacedLink<EndpointLink>[];
  /** at the right, the bridge first */
  readonly containers: readonly PlacedLink<ContainerLink>[];
}

interface Column<L> {
  readonly frames: readonly PlacedFrame[];
  readonly links: readonly PlacedLink<L>[];
  readonly height: number;
}

type Linked = EndpointLink | ContainerLink;

/** Where everything is: two columns of frames, each in the middle of the height that the higher one needs. */
export function placePicture({ endpoint, containers }: NetworkPictureModel): PlacedPicture {
  const left = placeColumn(endpoint, PICTURE.leftX);
  const right = placeColumn(containers, PICTURE.rightX);
  const height = Math.max(left.height, right.height, SMALLEST_HEIGHT);
  const [leftBy, rightBy] = [left, right].map((column) => MARGIN + (height - column.height) / 2);
  return {
    height: height + 2 * MARGIN,
    frames: [...moved(left.frames, leftBy ?? 0), ...moved(right.frames, rightBy ?? 0)],
    endpoint: moved(left.links, leftBy ?? 0),
    containers: moved(right.links, rightBy ?? 0),
  };
}

function placeColumn<L extends Linked>(links: readonly L[], x: number): Column<L> {
  const frames: PlacedFrame[] = [];
  const placed: PlacedLink<L>[] = [];
  let y = 0;
  for (const group of neighbours(links)) {
    const inFrame = placeLinks(group, x + PICTURE.framePadding, y + PICTURE.frameHeader);
    const last = inFrame.at(-1);
    const height = (last ? last.y + last.height : y) + PICTURE.framePadding - y;
    frames.push({ x, y, height, portGroup: group[0]?.portGroup ?? null });
    placed.push(...inFrame);
    y += height + FRAME_GAP;
  }
  return { frames, links: placed, height: Math.max(0, y - FRAME_GAP) };
}

function placeLinks<L extends Linked>(links: readonly L[], x: number, top: number): readonly PlacedLink<L>[] {
  let y = top;
  return links.map((link) => {
    const height = heightOf(link);
    const placed = { link, x, y, height, middle: y + height / 2 };
    y += height + LINK_GAP;
    return placed;
  });
}

/** The roles of a link stand above its line, the address below: half of them has to fit into half its height. */
function heightOf(link: Linked): number {
  const lines = 'roles' in link ? link.roles.length : 1;
  return Math.max(LINK_HEIGHT, 2 * lines * PICTURE.lineHeight);
}

function neighbours<L extends Linked>(links: readonly L[]): readonly (readonly L[])[] {
  const groups: L[][] = [];
  for (const link of links) {
    const last = groups.at(-1);
    if (last?.[0] && switchKey(last[0].portGroup) === switchKey(link.portGroup)) last.push(link);
    else groups.push([link]);
  }
  return groups;
}

function moved<P extends { readonly y: number; readonly middle?: number }>(
  placed: readonly P[],
  by: number,
): readonly P[] {
  return placed.map((each) => ({
    ...each,
    y: each.y + by,
    ...(each.middle === undefined ? {} : { middle: each.middle + by }),
  }));
}
