"""What leaves the building: tables, workbooks and readable summaries."""
