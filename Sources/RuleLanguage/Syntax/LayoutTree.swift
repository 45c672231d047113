/// The lossless tree.
public struct LayoutTree: Sendable {}
