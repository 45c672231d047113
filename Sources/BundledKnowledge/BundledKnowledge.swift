// BundledKnowledge holds the texts of the shipped knowledge base, written in at build time.
// It must never interpret them.

/// The `.kb` files of the shipped knowledge base.
public enum BundledKnowledge {
  /// One file.
  public struct File: Sendable {
    /// The path below the folder `KnowledgeBase`.
    public let path: String
    /// The content.
    public let text: String
  }

  /// All files, ordered by path.
  public static var files: [File] { generatedFiles }
}
