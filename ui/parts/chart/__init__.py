"""What a chart is drawn with: one painter for each form, the same for screen, files and paper; pyqtgraph is wrapped in `canvas` alone."""
