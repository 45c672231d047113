// The build-tool plugin that turns the folder KnowledgeBase into Swift source for BundledKnowledge.
// Its inputs are every folder and every file, so that adding, changing and deleting rebuild.

import Foundation
import PackagePlugin

@main
struct EmbedKnowledge: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let folder = context.package.directoryURL.appending(path: "KnowledgeBase")
    let output = context.pluginWorkDirectoryURL.appending(path: "BundledFiles.swift")
    var inputs = [folder]
    let entries = FileManager.default.enumerator(
      at: folder, includingPropertiesForKeys: nil, options: [.skipsHiddenFiles])
    while let entry = entries?.nextObject() as? URL { inputs.append(entry) }
    inputs.sort { $0.path < $1.path }
    return [
      .buildCommand(
        displayName: "Embedding the knowledge base",
        executable: try context.tool(named: "embed-knowledge").url,
        arguments: [folder.path, output.path], inputFiles: inputs, outputFiles: [output])
    ]
  }
}
